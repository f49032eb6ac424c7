package io.dure.hub.live;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The windows of one width over a bounded time, oldest dropped first. Not thread-safe: {@link LiveWindows} owns it.
 */
final class WindowRing {
    /** More instances in one window than a hub with the embedded store is made for. */
    static final int MOST_PIECES = 50_000;

    private final long widthMs;
    private final long spanMs;
    private final NavigableMap<Long, Window> windows = new TreeMap<>();

    WindowRing(Duration width, Duration span) {
        this.widthMs = width.toMillis();
        this.spanMs = span.toMillis();
    }

    /**
     * A window whose start was corrected by a clock's offset counts into the nearest one of the grid. Two collectors may
     * have measured that offset differently, so the neighbours are asked, too, whether they have the piece.
     */
    Added add(long startMs, PieceKey key, Traffic traffic, Instant now) {
        long aligned = Math.floorDiv(startMs + widthMs / 2, widthMs) * widthMs;
        if (aligned > now.toEpochMilli() + widthMs) {
            return Added.FUTURE;
        }
        trim(now);
        if (aligned < now.toEpochMilli() - spanMs) {
            return Added.TOO_OLD;
        }
        if (has(aligned - widthMs, key) || has(aligned + widthMs, key)) {
            return Added.REPETITION;
        }
        Window window = windows.computeIfAbsent(aligned, start -> new Window());
        if (window.pieces() >= MOST_PIECES) {
            return Added.TOO_MANY;
        }
        return window.add(key, traffic) ? Added.NEW : Added.REPETITION;
    }

    private boolean has(long startMs, PieceKey key) {
        Window window = windows.get(startMs);
        return window != null && window.has(key);
    }

    private void trim(Instant now) {
        windows.headMap(now.toEpochMilli() - spanMs, false).clear();
    }

    Optional<Window> starting(long startMs) {
        return Optional.ofNullable(windows.get(startMs));
    }

    /** Windows that start from {@code fromMs}, inclusive, to {@code toMs}, exclusive. */
    NavigableMap<Long, Window> between(long fromMs, long toMs) {
        return toMs <= fromMs ? new TreeMap<>() : windows.subMap(fromMs, true, toMs, false);
    }

    /** Start of the newest window that ended by {@code endMs}, on the grid, whether anybody reported or not. */
    long newestEndedBy(long endMs) {
        return Math.floorDiv(endMs, widthMs) * widthMs - widthMs;
    }

    long widthMs() {
        return widthMs;
    }

    long spanMs() {
        return spanMs;
    }

    /** What became of a piece. */
    enum Added {
        NEW,
        /** Known by its key: counted once. */
        REPETITION,
        FUTURE,
        TOO_OLD,
        TOO_MANY
    }
}
