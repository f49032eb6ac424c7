package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailoverClockTest {
    private final FailoverClock failover = new FailoverClock();

    @AfterEach
    void stop() {
        failover.stop();
    }

    @Test
    void anErrorInATickIsFollowedByTheNextTick() throws InterruptedException {
        AtomicInteger ticks = new AtomicInteger();
        Semaphore third = new Semaphore(0);
        failover.start(() -> {
            switch (ticks.incrementAndGet()) {
                case 1 -> throw new StackOverflowError("in the first tick");
                case 2 -> throw new IllegalStateException("in the second");
                default -> third.release();
            }
        });

        assertThat(third.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void anErrorInOneInputIsNoneOfTheNext() throws Exception {
        failover.start(() -> {});
        failover.post(() -> {
            throw new StackOverflowError("in an input");
        });

        assertThat(failover.ask(() -> 7).get(1, TimeUnit.MINUTES)).isEqualTo(7);
    }

    @Test
    void whoAsksIsToldOfAnError() {
        failover.start(() -> {});

        assertThatThrownBy(() -> failover.ask(() -> {
                            throw new StackOverflowError("in the answer");
                        })
                        .get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }
}
