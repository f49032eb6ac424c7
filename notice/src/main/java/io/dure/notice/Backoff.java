package io.dure.notice;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: twice as long each time, up to the longest, and between half and all of that by
 * chance, so that channels do not fall into step.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 20;

    static Backoff usual() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), RandomGenerator.getDefault());
    }

    /** @param attempts that failed, from 1 */
    Duration after(int attempts) {
        long doubled = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long ceiling = Math.max(2, Math.min(doubled, longest.toMillis()));
        return Duration.ofMillis(random.nextLong(ceiling / 2, ceiling + 1));
    }
}
