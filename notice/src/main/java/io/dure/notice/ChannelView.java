package io.dure.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel and how it does; counts since the start.
 *
 * @param target without what could be secret
 * @param retried attempts that failed and were or will be followed by another
 * @param dropped by reason: {@code queue-full}, {@code expired}, {@code rejected}
 * @param failingSince nothing was delivered since then, though it was tried; null: the last attempt was delivered
 * @param results the last ones, newest first
 */
public record ChannelView(
        String id,
        Kind kind,
        Language language,
        List<NoticeEvent> events,
        String target,
        int waiting,
        long delivered,
        long retried,
        Map<String, Long> dropped,
        @Nullable Instant failingSince,
        List<NoticeResult> results) {
    public ChannelView {
        events = List.copyOf(events);
        dropped = Map.copyOf(dropped);
        results = List.copyOf(results);
    }

    /** By what means. */
    public enum Kind {
        WEBHOOK,
        SMTP
    }
}
