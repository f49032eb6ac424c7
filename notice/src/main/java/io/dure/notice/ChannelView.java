package io.dure.notice;

import java.util.List;
import java.util.Map;

/**
 * A channel and how it does; counts since the start.
 *
 * @param target without what could be secret
 * @param retried attempts that failed and were or will be followed by another
 * @param dropped by reason: {@code queue-full}, {@code expired}, {@code rejected}
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
