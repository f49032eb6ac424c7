package io.dure.hub.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ResolverSampleTest {
    private static final Duration TTL = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double SHARE = 0.3;

    private static ResolverUse use(long fills, double spanSeconds) {
        return new ResolverUse(fills, Duration.ofMillis(Math.round(spanSeconds * 1000)));
    }

    private static double effect(Duration covered, ResolverUse... resolvers) {
        return new ResolverSample(List.of(resolvers), 0, covered)
                .designEffect(TTL)
                .orElseThrow();
    }

    @Test
    void nothingIsKnownWithoutAnswers() {
        assertThat(new ResolverSample(List.of(), 0, MINUTE).designEffect(TTL)).isEmpty();
    }

    @Test
    void resolversThatAskAlikeAreEqual() {
        assertThat(effect(MINUTE, use(9, 55), use(9, 55), use(9, 55))).isEqualTo(1, within(1e-9));
    }

    @Test
    void aResolverThatAsksAgainAtOnceCarriesMore() {
        // Pauses of 0.25 s between TTLs of 5 s, beside pauses of a minute.
        assertThat(effect(MINUTE, use(11, 52.5), use(1, 0), use(1, 0), use(1, 0)))
                .isGreaterThan(1.1);
    }

    @Test
    void severalCachesBehindOneAddressAreSharedOutAmongThem() {
        assertThat(effect(MINUTE, use(40, 59), use(40, 59))).isEqualTo(1, within(1e-9));
    }

    @Test
    void answersToOthersAreTakenToBeSmall() {
        ResolverSample sample = new ResolverSample(List.of(use(11, 52.5)), 1000, MINUTE);
        assertThat(sample.designEffect(TTL).orElseThrow()).isGreaterThan(2);
    }

    /** Users click independently of each other; two hundred resolvers are as unequal as providers and offices are. */
    private static Minute minute(RandomGenerator random) {
        List<ResolverUse> uses = new ArrayList<>();
        List<Long> carried = new ArrayList<>();
        long chosen = 0;
        long clicks = 0;
        for (int rank = 1; rank <= 200; rank++) {
            double rate = (1 + Math.floor(280 * 0.098 / Math.pow(rank, 0.9))) / 6;
            double freshUntil = -20;
            boolean there = false;
            long fills = 0;
            double first = 0;
            double last = 0;
            long inFill = 0;
            for (double at = -20 + random.nextExponential() / rate; at < 60; at += random.nextExponential() / rate) {
                if (at >= freshUntil) {
                    if (inFill > 0) {
                        carried.add(inFill);
                    }
                    inFill = 0;
                    freshUntil = at + 5;
                    there = random.nextDouble() < SHARE;
                    if (at >= 0) {
                        first = fills == 0 ? at : first;
                        last = at;
                        fills++;
                    }
                }
                if (at >= 0) {
                    inFill++;
                    clicks++;
                    chosen += there ? 1 : 0;
                }
            }
            if (inFill > 0) {
                carried.add(inFill);
            }
            if (fills > 0) {
                uses.add(use(fills, last - first));
            }
        }
        return new Minute(new ResolverSample(uses, 0, MINUTE), carried, chosen, clicks);
    }

    private record Minute(ResolverSample sample, List<Long> carried, long chosen, long clicks) {
        long fills() {
            return sample.resolvers().stream().mapToLong(ResolverUse::fills).sum();
        }

        Split told() {
            return SplitStatistics.requestsByFills(
                    counts(), fills(), sample.designEffect(TTL).orElseThrow());
        }

        Split byAnswers() {
            return SplitStatistics.requestsByAnswers(counts(), Optional.of(fills()));
        }

        double trueEffect() {
            return SplitStatistics.requests(counts(), carried).designEffect().orElseThrow();
        }

        Map<String, Long> counts() {
            return Map.of("private", chosen, "public", clicks - chosen);
        }

        boolean isInBand(Split split) {
            return Band.expected(SHARE, split.draws(), Band.Z99).contains((double) chosen / clicks);
        }
    }

    @Test
    void theDesignEffectIsNearTheOneThatTheRequestsHad() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        double told = 0;
        double had = 0;
        for (int i = 0; i < 50; i++) {
            Minute minute = minute(random);
            told += minute.told().designEffect().orElseThrow() / 50;
            had += minute.trueEffect() / 50;
        }
        assertThat(told).isEqualTo(had, within(0.2 * had)).isGreaterThan(1.5);
    }

    @Test
    void theBandHoldsWhatChanceDoesAndTheOneByAnswersDoesNot() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        int told = 0;
        int byAnswers = 0;
        for (int i = 0; i < 1_000; i++) {
            Minute minute = minute(random);
            told += minute.isInBand(minute.told()) ? 1 : 0;
            byAnswers += minute.isInBand(minute.byAnswers()) ? 1 : 0;
        }
        assertThat(told).isGreaterThan(970);
        assertThat(byAnswers).isLessThan(950);
    }
}
