package io.dure.gslb.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger beats = new AtomicInteger();

    @Test
    void anErrorOrABugIsFollowedByTheNextBeat() {
        try (Pulse pulse = new Pulse("test", Duration.ofMillis(1), () -> {
            switch (beats.incrementAndGet()) {
                case 1 -> throw new StackOverflowError("in the first beat");
                case 2 -> throw new IllegalStateException("in the second");
                default -> {}
            }
        })) {
            pulse.start();
            await().until(() -> beats.get() > 3);
        }
    }

    @Test
    void whoIsWokenDoesNotWaitForThePeriod() throws InterruptedException {
        Semaphore beaten = new Semaphore(0);
        try (Pulse pulse = new Pulse("test", NEVER, beaten::release)) {
            pulse.start();
            beaten.acquire();
            pulse.wake();
            beaten.acquire();
        }
    }

    @Test
    void whoStartsLaterBeatsOnlyWhenAPeriodIsOverOrItIsWoken() throws InterruptedException {
        Semaphore beaten = new Semaphore(0);
        try (Pulse pulse = new Pulse("test", NEVER, beaten::release)) {
            pulse.startLater();
            pulse.wake();
            beaten.acquire();
        }
        assertThat(beaten.availablePermits()).isZero();
    }
}
