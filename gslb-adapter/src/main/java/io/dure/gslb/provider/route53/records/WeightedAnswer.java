package io.dure.gslb.provider.route53.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * With which of the weighted sets of one name and type Route 53 answers. Sets with a weight come first, as long as one of
 * them is healthy; then those of weight 0 that are healthy; with nobody healthy, all count as healthy. If every weight is 0,
 * all are drawn alike.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html">How
 *     Route 53 chooses records when health checking is configured</a>
 */
public final class WeightedAnswer {
    private WeightedAnswer() {}

    /**
     * One set.
     *
     * @param healthy by its health check; one without a check always is
     */
    public record Candidate(String id, int weight, boolean healthy) {}

    /** The share of answers of those that are answered at all, by id. */
    public static Map<String, Double> shares(List<Candidate> candidates) {
        List<Candidate> first = those(candidates, one -> one.weight() > 0 && one.healthy());
        if (!first.isEmpty()) {
            return drawn(first);
        }
        List<Candidate> resting = those(candidates, one -> one.weight() == 0 && one.healthy());
        if (!resting.isEmpty()) {
            return drawn(resting);
        }
        List<Candidate> weighted = those(candidates, one -> one.weight() > 0);
        return drawn(weighted.isEmpty() ? candidates : weighted);
    }

    private static List<Candidate> those(List<Candidate> candidates, Predicate<Candidate> which) {
        return candidates.stream().filter(which).toList();
    }

    private static Map<String, Double> drawn(List<Candidate> from) {
        double sum = from.stream().mapToInt(Candidate::weight).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        from.forEach(one -> shares.put(one.id(), sum == 0 ? 1.0 / from.size() : one.weight() / sum));
        return shares;
    }
}
