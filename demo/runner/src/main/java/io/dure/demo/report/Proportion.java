package io.dure.demo.report;

import java.util.Collection;

/**
 * A share estimated from a sample, with its band.
 *
 * <p>Bands are Wilson's score intervals (E. B. Wilson, JASA 22 (1927) 209), which hold for small samples and shares near 0 or 1.
 * Clicks of one cache fill go the same way together, so that they are no independent draws: their sample size is the number of
 * fills divided by the design effect of unequal weights (L. Kish, Survey Sampling, 1965), which is {@link #effectiveSize}.
 *
 * @param share estimated, 0 to 1
 * @param size of an independent sample that would know as much
 */
public record Proportion(double share, double size) {
    /** Two-sided 99 %: what reports show. */
    public static final double Z_99 = 2.5758293035489;

    /** Two-sided 99.99 %: what decides, so that a run does not fail by chance. */
    public static final double Z_9999 = 3.8905918864131;

    public Proportion {
        if (!(share >= 0 && share <= 1) || !(size >= 0)) {
            throw new IllegalArgumentException("no proportion: " + share + " of " + size);
        }
    }

    /** An interval within 0 to 1. */
    public record Band(double low, double high) {
        public boolean contains(double value) {
            return low <= value && value <= high;
        }
    }

    /** Of independent draws. */
    public static Proportion ofDraws(long hits, long draws) {
        return new Proportion(draws == 0 ? 0 : (double) hits / draws, draws);
    }

    /**
     * Of clusters that go one way or the other as a whole.
     *
     * @param hitWeights sizes of the clusters that went the counted way
     * @param otherWeights sizes of the others
     */
    public static Proportion ofClusters(Collection<Long> hitWeights, Collection<Long> otherWeights) {
        double hits = sum(hitWeights);
        double all = hits + sum(otherWeights);
        return new Proportion(all == 0 ? 0 : hits / all, effectiveSize(hitWeights, otherWeights));
    }

    private static double effectiveSize(Collection<Long> some, Collection<Long> others) {
        double sum = sum(some) + sum(others);
        double squares = squares(some) + squares(others);
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** Wilson's score interval at the normal quantile {@code z}. */
    public Band band(double z) {
        if (size == 0) {
            return new Band(0, 1);
        }
        double z2 = z * z;
        double centre = (share + z2 / (2 * size)) / (1 + z2 / size);
        double half = z / (1 + z2 / size) * Math.sqrt(share * (1 - share) / size + z2 / (4 * size * size));
        return new Band(Math.max(0, centre - half), Math.min(1, centre + half));
    }

    private static double sum(Collection<Long> weights) {
        return weights.stream().mapToDouble(Long::doubleValue).sum();
    }

    private static double squares(Collection<Long> weights) {
        return weights.stream().mapToDouble(weight -> (double) weight * weight).sum();
    }
}
