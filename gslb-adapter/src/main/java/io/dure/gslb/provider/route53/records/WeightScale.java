package io.dure.gslb.provider.route53.records;

import java.util.List;

/**
 * Weights of members as weights of their record sets: a weighted set holds one address, so a member's share is divided
 * among its addresses, in whole numbers from 0 to 255.
 */
final class WeightScale {
    static final int LARGEST = 255;

    private WeightScale() {}

    /**
     * One member in one group of sets of the same name and type.
     *
     * @param sets how many sets share the weight, at least one
     */
    record Share(int weight, int sets) {}

    /**
     * The weight of each of a member's sets, in the order given. Exact where whole numbers up to 255 can be; else the
     * largest weight becomes 255 and the others the nearest, never 0 unless the member's weight is.
     */
    static List<Integer> weights(List<Share> shares) {
        long unit = 1;
        for (Share share : shares) {
            unit = lcm(unit, share.sets() / gcd(share.weight(), share.sets()));
            if (unit > 1_000_000) {
                return nearest(shares);
            }
        }
        long times = unit;
        List<Long> exact = shares.stream()
                .map(share -> share.weight() * times / share.sets())
                .toList();
        long divisor = largest(exact) <= LARGEST ? 1 : gcd(exact);
        return largest(exact) / divisor > LARGEST
                ? nearest(shares)
                : exact.stream().map(weight -> (int) (weight / divisor)).toList();
    }

    private static List<Integer> nearest(List<Share> shares) {
        double most = shares.stream()
                .mapToDouble(share -> (double) share.weight() / share.sets())
                .max()
                .orElse(0);
        return shares.stream()
                .map(share -> share.weight() == 0
                        ? 0
                        : Math.max(1, (int) Math.round((double) share.weight() / share.sets() / most * LARGEST)))
                .toList();
    }

    private static long largest(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static long gcd(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).reduce(0, WeightScale::gcd);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static long lcm(long a, long b) {
        return a / gcd(a, b) * b;
    }
}
