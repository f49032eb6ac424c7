package io.dure.hub.split;

/**
 * The shares between which the true one lies at a level of confidence, each 0 to 1.
 *
 * <p>Wilson's score interval (E. B. Wilson, 1927): unlike the normal one it stays within 0..1 and holds for few draws and
 * for shares near 0 and 1.
 */
public record Band(double low, double high) {
    /** Two-sided quantile of the normal distribution at 99 %. */
    public static final double Z99 = 2.5758293035489;
    /** Two-sided quantile of the normal distribution at 99.99 %. */
    public static final double Z9999 = 3.8905918864131;

    /** Nothing is known without draws: 0 to 1. */
    static Band wilson(double share, double draws, double z) {
        if (draws <= 0) {
            return new Band(0, 1);
        }
        double square = z * z / draws;
        double middle = (share + square / 2) / (1 + square);
        double half = z * Math.sqrt(share * (1 - share) / draws + square / (4 * draws)) / (1 + square);
        return new Band(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /**
     * Where the share of independent draws falls when each goes this way with probability {@code expected}: the normal
     * approximation of the binomial distribution, widened by half a draw.
     */
    public static Band expected(double expected, double draws, double z) {
        if (draws <= 0) {
            return new Band(0, 1);
        }
        double half =
                expected <= 0 || expected >= 1 ? 0 : z * Math.sqrt(expected * (1 - expected) / draws) + 0.5 / draws;
        return new Band(Math.max(0, expected - half), Math.min(1, expected + half));
    }

    public boolean contains(double share) {
        return low <= share && share <= high;
    }
}
