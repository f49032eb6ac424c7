package io.dure.agent.command;

import java.util.OptionalLong;

/**
 * How far this process's clock runs behind a collector's (negative: ahead), by the round trip of a request that is
 * answered at once: the collector's time stood in the middle of it, give or take half the round trip.
 */
public final class ClockOffset {
    /** A slower answer says too little. */
    private static final long LONGEST_ROUND_TRIP_MILLIS = 1_000;
    /** By more than this an answer that was waited for may not contradict the offset. */
    private static final long DOUBTED_MILLIS = 500;

    private volatile OptionalLong millis = OptionalLong.empty();

    /** Empty until it was measured. */
    public OptionalLong millis() {
        return millis;
    }

    void measured(long sentMillis, long collectorMillis, long answeredMillis) {
        long roundTrip = answeredMillis - sentMillis;
        if (roundTrip >= 0 && roundTrip <= LONGEST_ROUND_TRIP_MILLIS) {
            millis = OptionalLong.of(collectorMillis - sentMillis - roundTrip / 2);
        }
    }

    /** Whether the collector's time in an answer that came now shows that one of the clocks was set. */
    boolean isDoubtedBy(long collectorMillis, long nowMillis) {
        OptionalLong known = millis;
        return !known.isPresent() || Math.abs(collectorMillis - nowMillis - known.getAsLong()) > DOUBTED_MILLIS;
    }
}
