package io.dure.hub.split;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was counted by site, with bands.
 *
 * @param draws independent draws behind the bands; may be fewer than were counted, and no whole number
 * @param designEffect Kish's, where it is known
 */
public record Split(Basis basis, long total, double draws, OptionalDouble designEffect, Map<String, Share> shares) {
    public Split {
        shares = Map.copyOf(shares);
    }

    /** What the number of independent draws comes from. */
    public enum Basis {
        /** Every DNS answer is a draw of its own. Too narrow a band for requests where resolvers differ in size. */
        ANSWERS,
        /** Every filling of a resolver's cache is a draw, and carries unequally many requests. */
        CACHE_FILLS
    }
}
