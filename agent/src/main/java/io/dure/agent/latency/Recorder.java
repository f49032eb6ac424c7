package io.dure.agent.latency;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts every transaction once. Memory is bounded by the number of routes: further ones share one series, and a
 * series has at most 1,408 buckets of 4 bytes.
 */
public final class Recorder {
    /** Route of all transactions beyond the allowed number of routes. */
    public static final String OVERFLOW = "_OTHER";

    private static final int LONGEST_ROUTE = 256;
    private static final Entry[] ENTRIES = Entry.values();

    private final int allowedRoutes;
    private final long apdexNanos;
    private final ConcurrentHashMap<String, RouteCells> routes = new ConcurrentHashMap<>();
    private final RouteCells overflow = new RouteCells();
    private final LongAdder recorded = new LongAdder();
    private final LongAdder clampedLow = new LongAdder();
    private final LongAdder clampedHigh = new LongAdder();

    /**
     * A recorder that has counted nothing.
     *
     * @param apdexNanos up to which a transaction satisfies
     */
    public Recorder(int allowedRoutes, long apdexNanos) {
        this.allowedRoutes = allowedRoutes;
        this.apdexNanos = apdexNanos;
    }

    public void record(String route, boolean error, Entry entry, long nanos) {
        long clamped = nanos;
        if (nanos < Buckets.LOWEST_NANOS) {
            clamped = Buckets.LOWEST_NANOS;
            clampedLow.increment();
        } else if (nanos > Buckets.HIGHEST_NANOS) {
            clamped = Buckets.HIGHEST_NANOS;
            clampedHigh.increment();
        }
        cells(route).cell(error, entry).record(Buckets.index(clamped), clamped, satisfaction(error, nanos));
        recorded.increment();
    }

    private Satisfaction satisfaction(boolean error, long nanos) {
        if (error || nanos > 4 * apdexNanos) {
            return Satisfaction.FRUSTRATED;
        }
        return nanos > apdexNanos ? Satisfaction.TOLERATING : Satisfaction.SATISFIED;
    }

    /** All transactions since the start. */
    public long recorded() {
        return recorded.sum();
    }

    /** Takes out what was counted since the last call. */
    public Slice drain() {
        Map<SeriesKey, LatencyCounts> series = new HashMap<>();
        routes.forEach((route, cells) -> cells.drainInto(route, series));
        overflow.drainInto(OVERFLOW, series);
        return new Slice(series);
    }

    /** Transactions shorter than 50 us, since the start. */
    public long clampedLow() {
        return clampedLow.sum();
    }

    /** Transactions longer than 120 s, since the start. */
    public long clampedHigh() {
        return clampedHigh.sum();
    }

    private RouteCells cells(String route) {
        RouteCells known = routes.get(route);
        if (known != null) {
            return known;
        }
        if (routes.size() >= allowedRoutes || route.length() > LONGEST_ROUTE || route.equals(OVERFLOW)) {
            return overflow;
        }
        return admit(route);
    }

    private synchronized RouteCells admit(String route) {
        return routes.size() >= allowedRoutes
                ? routes.getOrDefault(route, overflow)
                : routes.computeIfAbsent(route, key -> new RouteCells());
    }

    private static final class RouteCells {
        private final LatencyCell[] cells = new LatencyCell[2 * ENTRIES.length];

        RouteCells() {
            Arrays.setAll(cells, i -> new LatencyCell());
        }

        @SuppressWarnings("EnumOrdinal") // Positions of an array that never leaves this process.
        LatencyCell cell(boolean error, Entry entry) {
            return cells[(error ? ENTRIES.length : 0) + entry.ordinal()];
        }

        void drainInto(String route, Map<SeriesKey, LatencyCounts> series) {
            for (int i = 0; i < cells.length; i++) {
                LatencyCounts counts = cells[i].drain();
                if (counts != null) {
                    series.put(new SeriesKey(route, i >= ENTRIES.length, ENTRIES[i % ENTRIES.length]), counts);
                }
            }
        }
    }
}
