package io.dure.gslb.provider.route53;

/**
 * A bucket of tokens.
 *
 * @param perSecond tokens that come back
 * @param burst tokens that it holds when full
 */
public record Limit(double perSecond, int burst) {
    public Limit {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a limit needs a rate and a burst: " + perSecond + "/s, " + burst);
        }
    }
}
