package io.dure.notice;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what became of a channel's notices, and remembers the last ones. Thread-safe by one lock. */
final class ChannelBooks {
    private static final int REMEMBERED = 20;

    private final Deque<NoticeResult> results = new ArrayDeque<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private long delivered;
    private long retried;
    private @Nullable Instant failingSince;

    /** A notice has one place, that of its last attempt. */
    synchronized void note(NoticeResult result) {
        switch (result.outcome()) {
            case DELIVERED -> delivered++;
            case RETRYING -> retried++;
            case DROPPED, FAILED -> {}
        }
        if (result.outcome() == NoticeResult.Outcome.DELIVERED) {
            failingSince = null;
        } else if (failingSince == null) {
            failingSince = result.at();
        }
        results.removeIf(older -> older.id().equals(result.id()));
        results.addFirst(result);
        if (results.size() > REMEMBERED) {
            results.removeLast();
        }
    }

    synchronized void dropped(String reason) {
        dropped.merge(reason, 1L, Long::sum);
    }

    synchronized long delivered() {
        return delivered;
    }

    synchronized long retried() {
        return retried;
    }

    synchronized Map<String, Long> dropped() {
        return Map.copyOf(dropped);
    }

    synchronized @Nullable Instant failingSince() {
        return failingSince;
    }

    synchronized List<NoticeResult> results() {
        return List.copyOf(results);
    }
}
