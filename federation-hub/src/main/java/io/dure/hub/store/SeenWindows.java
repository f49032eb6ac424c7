package io.dure.hub.store;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The keys of the windows that were taken, by the segment in which they were, so that the oldest can be forgotten.
 * Confined to the writer's thread.
 */
final class SeenWindows {
    private final Map<LifeKey, NavigableMap<Long, Windows>> lives = new HashMap<>();

    boolean contains(LifeKey life, WindowKey key) {
        NavigableMap<Long, Windows> segments = lives.get(life);
        if (segments == null) {
            return false;
        }
        for (Windows windows : segments.descendingMap().values()) {
            if (windows.contains(key)) {
                return true;
            }
        }
        return false;
    }

    void add(long segment, LifeKey life, WindowKey key) {
        lives.computeIfAbsent(life, unused -> new TreeMap<>())
                .computeIfAbsent(segment, unused -> new Windows())
                .add(key);
    }

    /** Forgets the segments up to and including one. */
    void forget(long segment) {
        lives.values().removeIf(segments -> {
            segments.headMap(segment, true).clear();
            return segments.isEmpty();
        });
    }

    /** All keys of one segment. */
    void forEach(long segment, BiConsumer<LifeKey, WindowKey> reader) {
        lives.forEach((life, segments) -> {
            Windows windows = segments.get(segment);
            if (windows != null) {
                windows.keys().forEach(key -> reader.accept(life, key));
            }
        });
    }

    void clear() {
        lives.clear();
    }

    /** Whole windows of 10 s on the grid take a bit each, relative to the first; all others are kept as they are. */
    private static final class Windows {
        private static final long WIDTH = 10_000;
        private static final long MOST_BITS = 100_000;

        private final BitSet onGrid = new BitSet();
        private final Set<WindowKey> others = new HashSet<>(0);
        private long first = Long.MIN_VALUE;

        boolean contains(WindowKey key) {
            long bit = bit(key);
            return bit >= 0 ? onGrid.get((int) bit) : others.contains(key);
        }

        void add(WindowKey key) {
            if (first == Long.MIN_VALUE && isOnGrid(key)) {
                // Windows come somewhat out of order.
                first = key.reportedStartMs() - 60 * WIDTH;
            }
            long bit = bit(key);
            if (bit >= 0) {
                onGrid.set((int) bit);
            } else {
                others.add(key);
            }
        }

        private static boolean isOnGrid(WindowKey key) {
            return key.piece() == 0 && key.windowMs() == WIDTH && key.reportedStartMs() % WIDTH == 0;
        }

        private long bit(WindowKey key) {
            if (first == Long.MIN_VALUE || !isOnGrid(key)) {
                return -1;
            }
            long bit = (key.reportedStartMs() - first) / WIDTH;
            return key.reportedStartMs() < first || bit >= MOST_BITS ? -1 : bit;
        }

        Set<WindowKey> keys() {
            Set<WindowKey> keys = new HashSet<>(others);
            onGrid.stream().forEach(bit -> keys.add(new WindowKey(first + bit * WIDTH, WIDTH, 0)));
            return keys;
        }
    }
}
