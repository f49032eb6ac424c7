package io.dure.hub.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitStatisticsTest {
    private static Share share(Split split, String site) {
        return Optional.ofNullable(split.shares().get(site)).orElseThrow();
    }

    @Test
    void wilsonBandIsTheTextbookOne() {
        Band band = Band.wilson(0.3, 1000, 1.959963984540054);
        assertThat(band.low()).isCloseTo(0.27241, within(1e-4));
        assertThat(band.high()).isCloseTo(0.32912, within(1e-4));
    }

    @Test
    void nothingCountedSaysNothing() {
        Split split = SplitStatistics.answers(Map.of("private", 0L, "public", 0L));
        assertThat(share(split, "private")).isEqualTo(new Share(0, 0, new Band(0, 1), new Band(0, 1)));
    }

    @Test
    void wholeShareHasAnUpperEndOfOne() {
        Split split = SplitStatistics.answers(Map.of("private", 0L, "public", 50L));
        assertThat(share(split, "public").within99().high()).isEqualTo(1);
        assertThat(share(split, "private").within99().low()).isEqualTo(0);
        assertThat(share(split, "private").within99().high()).isGreaterThan(0.05);
    }

    @Test
    void equalFillsAreWorthTheirNumber() {
        Split split = SplitStatistics.requests(Map.of("a", 500L, "b", 500L), Collections.nCopies(100, 10L));
        assertThat(split.designEffect()).hasValue(1);
        assertThat(split.draws()).isCloseTo(100, within(1e-9));
    }

    @Test
    void oneLargeResolverMakesTheBandWider() {
        Split split =
                SplitStatistics.requests(Map.of("a", 50L, "b", 50L), List.of(91L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L));
        assertThat(split.draws()).isLessThan(1.3);
        assertThat(split.designEffect().orElseThrow()).isGreaterThan(8);
    }

    @Test
    void requestsWithoutKnownAnswersHaveNoBand() {
        Split split = SplitStatistics.requestsByAnswers(Map.of("a", 5L, "b", 5L), Optional.empty());
        assertThat(share(split, "a").within99()).isEqualTo(new Band(0, 1));
    }

    @Test
    void bandsHoldTheTruthAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(42);
        int held99 = 0;
        int held9999 = 0;
        int runs = 20_000;
        for (int run = 0; run < runs; run++) {
            long hits = 0;
            for (int draw = 0; draw < 200; draw++) {
                hits += random.nextInt(100) < 30 ? 1 : 0;
            }
            Share share = share(SplitStatistics.answers(Map.of("a", hits, "b", 200 - hits)), "a");
            held99 += share.within99().contains(0.3) ? 1 : 0;
            held9999 += share.within9999().contains(0.3) ? 1 : 0;
        }
        assertThat(held99 / (double) runs).isBetween(0.985, 0.995);
        assertThat(held9999 / (double) runs).isGreaterThan(0.9995);
    }
}
