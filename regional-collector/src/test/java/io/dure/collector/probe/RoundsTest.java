package io.dure.collector.probe;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void anErrorOrABugIsFollowedByTheNextRound() {
        AtomicInteger rounds = new AtomicInteger();
        try (Rounds running = Rounds.start("test", Duration.ofMillis(1), Duration.ZERO, () -> {
            switch (rounds.incrementAndGet()) {
                case 1 -> throw new StackOverflowError("in the first round");
                case 2 -> throw new IllegalStateException("in the second");
                default -> {}
            }
        })) {
            await().until(() -> rounds.get() > 3);
        }
    }
}
