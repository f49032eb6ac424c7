package io.dure.notice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of a channel's notices, and remembers the last ones. Thread-safe by one lock. */
final class ChannelBooks {
    private static final int REMEMBERED = 20;

    private final Deque<NoticeResult> results = new ArrayDeque<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private long delivered;
    private long retried;

    /** A notice has one place, that of its last attempt. */
    synchronized void note(NoticeResult result) {
        switch (result.outcome()) {
            case DELIVERED -> delivered++;
            case RETRYING -> retried++;
            case DROPPED, FAILED -> {}
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

    synchronized List<NoticeResult> results() {
        return List.copyOf(results);
    }
}
