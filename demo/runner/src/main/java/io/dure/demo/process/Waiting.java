package io.dure.demo.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions in the world outside this process. */
public final class Waiting {
    private static final Duration STEP = Duration.ofMillis(200);

    private Waiting() {}

    /** Asks until it is true or the time is over; says which. */
    public static boolean until(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
