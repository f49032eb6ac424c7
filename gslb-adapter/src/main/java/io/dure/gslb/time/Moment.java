package io.dure.gslb.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment by two clocks: ages are true by the steady one only, what people and machines agreed on, such as the end of
 * a freeze, by the wall's only.
 *
 * @param steady by a {@link SteadyClock}
 * @param wall by the clock that a time daemon sets
 */
public record Moment(Instant steady, Instant wall) {
    /** Where one clock is both. */
    public static Moment of(Instant time) {
        return new Moment(time, time);
    }

    /** How far the wall clock is ahead of the steady one; negative: behind. */
    public Duration wallAhead() {
        return Duration.between(steady, wall);
    }

    /** A time of the steady clock as the wall clock, as it is set now, would have shown it. */
    public Instant toWall(Instant steadyTime) {
        return steadyTime.plus(wallAhead());
    }

    /** A time of the wall clock, as it is set now, as the steady one showed it. */
    public Instant toSteady(Instant wallTime) {
        return wallTime.minus(wallAhead());
    }
}
