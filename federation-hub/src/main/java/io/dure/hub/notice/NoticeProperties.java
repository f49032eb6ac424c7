package io.dure.hub.notice;

import io.dure.notice.ChannelSettings;
import io.dure.notice.NoticeSettings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told, and how. A misspelt property is an error.
 *
 * @param consoleUrl where people look next; null: notices carry no link
 */
@ConfigurationProperties(prefix = "dure.hub.notices", ignoreUnknownFields = false)
public record NoticeProperties(
        @Nullable URI consoleUrl, @DefaultValue List<ChannelSettings> channels) {
    public NoticeProperties {
        channels = List.copyOf(channels);
    }

    NoticeSettings settings() {
        return new NoticeSettings(consoleUrl, channels);
    }
}
