package io.dure.collector.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far an instance's clock runs behind this collector's (negative: ahead), as the smallest delay from a window's end
 * to its arrival. Delays are never negative where clocks agree, and the smallest of several is close to 0.
 */
final class ClockOffset {
    private static final int SAMPLES = 8;
    private static final int NEEDED_SAMPLES = 4;
    private static final long NEEDED_SPAN_MS = 30_000;
    private static final long TOLERATED_MS = 1_000;

    private record Sample(long arrivalMs, long delayMs) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    void arrived(long windowEndMs, long arrivalMs) {
        if (samples.size() == SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(arrivalMs, arrivalMs - windowEndMs));
    }

    /** Empty before enough reports over enough time: a burst of resent windows says nothing about the clock. */
    OptionalLong offsetMs() {
        if (samples.size() < NEEDED_SAMPLES
                || samples.getLast().arrivalMs() - samples.getFirst().arrivalMs() < NEEDED_SPAN_MS) {
            return OptionalLong.empty();
        }
        return samples.stream().mapToLong(Sample::delayMs).min();
    }

    /** A whole number of windows to move by, 0 while the offset is within a second or not known. */
    long shiftMs(int windowMs) {
        OptionalLong offset = offsetMs();
        if (offset.isEmpty() || Math.abs(offset.getAsLong()) <= TOLERATED_MS) {
            return 0;
        }
        return Math.round((double) offset.getAsLong() / windowMs) * windowMs;
    }
}
