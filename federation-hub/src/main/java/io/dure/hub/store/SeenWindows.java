package io.dure.hub.store;

import io.dure.hub.ledger.LifeKey;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

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
        windows(segment, life).add(key);
    }

    private Windows windows(long segment, LifeKey life) {
        return lives.computeIfAbsent(life, unused -> new TreeMap<>()).computeIfAbsent(segment, unused -> new Windows());
    }

    /** Forgets the segments up to and including one. */
    void forget(long segment) {
        lives.values().removeIf(segments -> {
            segments.headMap(segment, true).clear();
            return segments.isEmpty();
        });
    }

    /** All keys of one segment, in bytes. */
    Map<LifeKey, byte[]> toBytes(long segment) {
        Map<LifeKey, byte[]> bytes = new HashMap<>();
        lives.forEach((life, segments) -> {
            Windows windows = segments.get(segment);
            if (windows != null) {
                bytes.put(life, windows.toBytes());
            }
        });
        return bytes;
    }

    void restore(long segment, LifeKey life, byte[] bytes) {
        windows(segment, life).addAll(ByteBuffer.wrap(bytes));
    }

    void clear() {
        lives.clear();
    }

    /** Whole windows of 10 s on the grid take a bit each, relative to the first; all others are kept as they are. */
    private static final class Windows {
        private static final long WIDTH = 10_000;
        private static final long MOST_BITS = 100_000;
        /** Windows come somewhat out of order. */
        private static final long MARGIN = 60 * WIDTH;

        private final BitSet onGrid = new BitSet();
        private final Set<WindowKey> others = new HashSet<>(0);
        private long first = Long.MIN_VALUE;

        boolean contains(WindowKey key) {
            long bit = bit(key);
            return bit >= 0 ? onGrid.get((int) bit) : others.contains(key);
        }

        void add(WindowKey key) {
            if (first == Long.MIN_VALUE && isOnGrid(key)) {
                first = key.reportedStartMs() - MARGIN;
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
            if (first == Long.MIN_VALUE || !isOnGrid(key) || key.reportedStartMs() < first) {
                return -1;
            }
            long bit = (key.reportedStartMs() - first) / WIDTH;
            return bit >= MOST_BITS ? -1 : bit;
        }

        byte[] toBytes() {
            byte[] bits = onGrid.toByteArray();
            ByteBuffer bytes = ByteBuffer.allocate(
                            Long.BYTES + Integer.BYTES + bits.length + others.size() * 3 * Long.BYTES)
                    .putLong(first)
                    .putInt(bits.length)
                    .put(bits);
            others.forEach(key ->
                    bytes.putLong(key.reportedStartMs()).putLong(key.windowMs()).putLong(key.piece()));
            return bytes.array();
        }

        void addAll(ByteBuffer bytes) {
            long from = bytes.getLong();
            byte[] bits = new byte[bytes.getInt()];
            bytes.get(bits);
            BitSet.valueOf(bits).stream().forEach(bit -> add(new WindowKey(from + bit * WIDTH, WIDTH, 0)));
            while (bytes.hasRemaining()) {
                add(new WindowKey(bytes.getLong(), bytes.getLong(), bytes.getLong()));
            }
        }
    }
}
