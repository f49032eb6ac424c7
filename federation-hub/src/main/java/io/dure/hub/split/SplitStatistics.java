package io.dure.hub.split;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Bands around measured shares.
 *
 * <p>DNS answers are independent draws. Requests are not: all requests of a resolver's users follow the one answer in its
 * cache, so the draws are the cache fills, and unequal populations make them worth less: with w requests a fill, Kish's
 * design effect is m * sum(w^2) / sum(w)^2 for m fills (L. Kish, Survey Sampling, 1965), and m divided by it is the number
 * of equal draws that would be as certain.
 */
public final class SplitStatistics {
    private SplitStatistics() {}

    /** The split of DNS answers, counted by site. */
    public static Split answers(Map<String, Long> answers) {
        return split(Split.Basis.ANSWERS, answers, (double) total(answers), OptionalDouble.empty());
    }

    /**
     * The split of requests where it is known how many requests each cache fill carried (one number a resolver and
     * period of its cache).
     */
    public static Split requests(Map<String, Long> requests, Collection<Long> requestsByFill) {
        double sum = 0;
        double squares = 0;
        for (long carried : requestsByFill) {
            sum += carried;
            squares += (double) carried * carried;
        }
        if (squares == 0) {
            return split(Split.Basis.CACHE_FILLS, requests, 0, OptionalDouble.empty());
        }
        double effect = requestsByFill.size() * squares / (sum * sum);
        return split(Split.Basis.CACHE_FILLS, requests, requestsByFill.size() / effect, OptionalDouble.of(effect));
    }

    /**
     * The split of requests where the fills are counted and their inequality is estimated.
     *
     * @param fills answers given meanwhile
     * @param designEffect of the fills by the requests they carry, at least 1
     */
    public static Split requestsByFills(Map<String, Long> requests, long fills, double designEffect) {
        return split(Split.Basis.CACHE_FILLS, requests, fills / designEffect, OptionalDouble.of(designEffect));
    }

    /**
     * The split of requests where nothing is known of the resolvers: the band is by the number of answers given
     * meanwhile, and is too narrow if resolvers differ in size, for the design effect is not known.
     *
     * @param answers given in the same time; empty: not known, and so is the band
     */
    public static Split requestsByAnswers(Map<String, Long> requests, Optional<Long> answers) {
        return split(Split.Basis.ANSWERS, requests, (double) answers.orElse(0L), OptionalDouble.empty());
    }

    private static Split split(Split.Basis basis, Map<String, Long> counts, double draws, OptionalDouble effect) {
        long total = total(counts);
        Map<String, Share> shares = new HashMap<>();
        counts.forEach((site, count) -> {
            double share = total == 0 ? 0 : (double) count / total;
            double known = total == 0 ? 0 : draws;
            shares.put(
                    site,
                    new Share(
                            count, share, Band.wilson(share, known, Band.Z99), Band.wilson(share, known, Band.Z9999)));
        });
        return new Split(basis, total, draws, effect, shares);
    }

    private static long total(Map<String, Long> counts) {
        long total = 0;
        for (long count : counts.values()) {
            total += count;
        }
        return total;
    }
}
