package io.dure.collector.window;

import java.util.Map;
import java.util.TreeMap;

/** Data points of one report that were not taken, by reason: stable codes, never a sender's text. */
final class Rejections {
    private final Map<String, Long> byReason = new TreeMap<>();

    void add(String reason, long points) {
        if (points > 0) {
            byReason.merge(reason, points, Long::sum);
        }
    }

    Map<String, Long> byReason() {
        return Map.copyOf(byReason);
    }
}
