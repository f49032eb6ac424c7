package io.dure.agent.latency;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** All series of a stretch of time that had transactions. Immutable. */
public final class Slice {
    public static final Slice EMPTY = new Slice(Collections.emptyMap());

    private final Map<SeriesKey, LatencyCounts> series;

    Slice(Map<SeriesKey, LatencyCounts> series) {
        this.series = series;
    }

    public Map<SeriesKey, LatencyCounts> series() {
        return Collections.unmodifiableMap(series);
    }

    public long transactions() {
        return series.values().stream().mapToLong(LatencyCounts::count).sum();
    }

    /** Of the transactions. */
    public long probes() {
        return series.entrySet().stream()
                .filter(one -> one.getKey().entry() == Entry.PROBE)
                .mapToLong(one -> one.getValue().count())
                .sum();
    }

    public Slice plus(Slice other) {
        if (series.isEmpty()) {
            return other;
        }
        Map<SeriesKey, LatencyCounts> merged = new HashMap<>(series);
        other.series.forEach((key, counts) -> merged.merge(key, counts, LatencyCounts::plus));
        return new Slice(merged);
    }
}
