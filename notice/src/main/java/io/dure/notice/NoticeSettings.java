package io.dure.notice;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and how; the same form for hub and collector.
 *
 * @param consoleUrl where people look next; null: notices carry no link
 */
public record NoticeSettings(@Nullable URI consoleUrl, List<ChannelSettings> channels) {
    private static final int MOST_CHANNELS = 16;

    @SuppressWarnings("ConstantValue")
    public NoticeSettings {
        channels = channels == null ? List.of() : List.copyOf(channels);
        if (channels.size() > MOST_CHANNELS) {
            throw new IllegalArgumentException("notices.channels: at most " + MOST_CHANNELS);
        }
        Set<String> ids = new HashSet<>();
        for (ChannelSettings channel : channels) {
            if (!ids.add(channel.id())) {
                throw new IllegalArgumentException("notices.channels: two channels are called " + channel.id());
            }
        }
    }

    public static NoticeSettings none() {
        return new NoticeSettings(null, List.of());
    }

    Optional<URI> console() {
        return Optional.ofNullable(consoleUrl);
    }
}
