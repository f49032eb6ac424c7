package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.resolver.ResolverCount;
import io.dure.gslb.resolver.ResolverWindow;
import io.dure.hub.split.ResolverSample;
import io.dure.hub.split.ResolverUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResolverHistoryTest {
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    private final ResolverHistory history = new ResolverHistory();

    private static ResolverWindow window(int second, ResolverCount... counts) {
        return new ResolverWindow(
                "portal", START.plusSeconds(second), START.plusSeconds(second + 10), List.of(counts), 3);
    }

    private static ResolverCount count(long name, long answers, int first, int last) {
        return new ResolverCount(name, answers, START.plusSeconds(first), START.plusSeconds(last));
    }

    private ResolverSample sample(int from, int to) {
        return history.sample("portal", START.plusSeconds(from), START.plusSeconds(to))
                .orElseThrow();
    }

    @Test
    void aResolverThatAsksTwoNameserversIsOne() {
        history.record("private-1", window(0, count(7, 2, 1, 9)));
        history.record("public-1", window(0, count(7, 1, 5, 5), count(8, 1, 3, 3)));
        history.record("private-1", window(10, count(7, 1, 14, 14)));

        ResolverSample sample = sample(0, 20);

        assertThat(sample.resolvers())
                .containsExactlyInAnyOrder(
                        new ResolverUse(4, Duration.ofSeconds(13)), new ResolverUse(1, Duration.ZERO));
        assertThat(sample.otherFills()).isEqualTo(9);
        assertThat(sample.covered()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aWindowThatIsShownAgainIsCountedOnce() {
        history.record("private-1", window(0, count(7, 2, 1, 9)));
        history.record("private-1", window(0, count(7, 2, 1, 9)));

        assertThat(sample(0, 10).resolvers()).containsExactly(new ResolverUse(2, Duration.ofSeconds(8)));
    }

    @Test
    void lessThanHalfOfTheTimeIsNotEnough() {
        history.record("private-1", window(0, count(7, 2, 1, 9)));

        assertThat(history.sample("portal", START, START.plusSeconds(21))).isEmpty();
        assertThat(history.sample("portal", START, START.plusSeconds(20))).isPresent();
        assertThat(history.sample("mail", START, START.plusSeconds(10))).isEmpty();
    }

    @Test
    void oldWindowsGiveWayToNewOnes() {
        ResolverCount[] many =
                LongStream.range(0, 1000).mapToObj(name -> count(name, 1, 0, 0)).toArray(ResolverCount[]::new);
        for (int i = 0; i < 200; i++) {
            history.record("private-1", window(i * 10, many));
        }

        assertThat(history.sample("portal", START, START.plusSeconds(100))).isEmpty();
        assertThat(sample(1900, 2000).otherFills()).isEqualTo(30);
        history.record("private-1", window(10_000));
        assertThat(history.sample("portal", START, START.plusSeconds(2000))).isEmpty();
    }
}
