package io.dure.gslb.provider.rfc2136.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AddressRatioTest {
    @Test
    void threeAndSevenOfTenAreExactlyThirtyAndSeventy() {
        AddressRatio.Found found = AddressRatio.closest(List.of(share(30, 3), share(70, 7)), 10, true);
        assertThat(found.counts()).containsExactly(3, 7);
        assertThat(found.off()).isZero();
    }

    @Test
    void theOnlySiteGivesAllItsAddresses() {
        assertThat(AddressRatio.closest(List.of(share(1, 5)), 16, true).counts())
                .containsExactly(5);
    }

    @Test
    void aSiteThatHasJustBegunToReturnWaitsUntilOneAddressIsNotFarTooMuch() {
        List<Share> shares = List.of(share(3, 2), share(70, 2));
        assertThat(AddressRatio.closest(shares, 8, false).leavesOut()).isTrue();
        assertThat(AddressRatio.closest(shares, 8, true).counts()).containsExactly(1, 2);
    }

    @Property
    void noSmallerErrorIsToBeHad(@ForAll("shares") List<Share> shares, @ForAll @IntRange(min = 1, max = 12) int most) {
        AddressRatio.Found found = AddressRatio.closest(shares, most, false);
        double error = error(shares, found.counts());
        assertThat(error).isLessThanOrEqualTo(least(shares, most, new int[shares.size()], 0) + 1e-9);
        assertThat(found.off()).isBetween((int) Math.floor(error * 100), (int) Math.ceil(error * 100 + 1e-6));
    }

    @Property
    void countsAreWithinTheAddressesAndTheLimit(
            @ForAll("shares") List<Share> shares, @ForAll @IntRange(min = 1, max = 12) int most, @ForAll boolean all) {
        List<Integer> counts = AddressRatio.closest(shares, most, all).counts();
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isBetween(1, most);
        for (int i = 0; i < counts.size(); i++) {
            assertThat(counts.get(i)).isBetween(0, shares.get(i).addresses().size());
        }
        if (all && most >= shares.size()) {
            assertThat(counts).doesNotContain(0);
        }
    }

    @Provide
    Arbitrary<List<Share>> shares() {
        Arbitrary<Integer> weights = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 100), Arbitraries.integers().between(1, Integer.MAX_VALUE));
        return Combinators.combine(weights, Arbitraries.integers().between(1, 4))
                .as(AddressRatioTest::share)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Share share(int weight, int addresses) {
        return new Share(
                "site",
                weight,
                IntStream.range(0, addresses).mapToObj(i -> "192.0.2." + i).toList());
    }

    /** By trying all. */
    private static double least(List<Share> shares, int most, int[] counts, int at) {
        if (at == counts.length) {
            List<Integer> list = IntStream.of(counts).boxed().toList();
            int sum = IntStream.of(counts).sum();
            return sum == 0 || sum > most ? Double.MAX_VALUE : error(shares, list);
        }
        double least = Double.MAX_VALUE;
        for (int count = 0; count <= shares.get(at).addresses().size(); count++) {
            counts[at] = count;
            least = Math.min(least, least(shares, most, counts, at + 1));
        }
        counts[at] = 0;
        return least;
    }

    private static double error(List<Share> shares, List<Integer> counts) {
        double weights = shares.stream().mapToLong(Share::weight).sum();
        double total = counts.stream().mapToInt(Integer::intValue).sum();
        return IntStream.range(0, counts.size())
                .mapToDouble(i -> Math.abs(counts.get(i) / total - shares.get(i).weight() / weights))
                .max()
                .orElseThrow();
    }
}
