package io.dure.hub.steering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is set by hand, or goes on by a step whenever it is read. */
class HandClock extends Clock {
    private Instant now;
    private final Duration step;

    HandClock(Instant start) {
        this(start, Duration.ZERO);
    }

    HandClock(Instant start, Duration step) {
        this.now = start;
        this.step = step;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
        Instant read = now;
        now = now.plus(step);
        return read;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
