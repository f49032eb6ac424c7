package io.dure.collector.window;

import io.dure.federation.v1.WindowPiece;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far an instance's clock runs behind this collector's (negative: ahead). Our agent measures it by the round trip of
 * a request to a collector and says it with each window. Of others it is the smallest delay from the newest measured
 * moment to its arrival: delays are never negative where clocks agree, and the smallest of several is close to 0.
 */
final class ClockOffset {
    private static final int SAMPLES = 8;
    private static final int NEEDED_SAMPLES = 4;
    private static final long NEEDED_SPAN_MS = 30_000;
    private static final long TOLERATED_MS = 1_000;

    private record Sample(long arrivalMs, long delayMs) {}

    private final Deque<Sample> samples = new ArrayDeque<>(0);

    void arrived(long newestMs, long arrivalMs) {
        if (samples.size() == SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(arrivalMs, arrivalMs - newestMs));
    }

    /** Gives a piece the place where it is counted, by whole windows from where its sender saw it. */
    WindowPiece place(WindowPiece content) {
        OptionalLong offset = content.hasClockOffsetMs() ? OptionalLong.of(content.getClockOffsetMs()) : estimateMs();
        WindowPiece.Builder piece = content.toBuilder();
        offset.ifPresent(piece::setClockOffsetMs);
        long shiftMs = offset.isPresent() ? shiftMs(offset.getAsLong(), content.getWindowMs()) : 0;
        return piece.setWindowStartMs(content.getReportedStartMs() + shiftMs).build();
    }

    /** Empty before enough reports over enough time: a burst of resent windows says nothing about the clock. */
    private OptionalLong estimateMs() {
        if (samples.size() < NEEDED_SAMPLES
                || samples.getLast().arrivalMs() - samples.getFirst().arrivalMs() < NEEDED_SPAN_MS) {
            return OptionalLong.empty();
        }
        return samples.stream().mapToLong(Sample::delayMs).min();
    }

    /** 0 while the offset is within a second. */
    private static long shiftMs(long offsetMs, int windowMs) {
        return Math.abs(offsetMs) <= TOLERATED_MS ? 0 : Math.round((double) offsetMs / windowMs) * windowMs;
    }
}
