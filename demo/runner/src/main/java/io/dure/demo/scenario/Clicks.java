package io.dure.demo.scenario;

import io.dure.demo.layout.Site;
import io.dure.demo.load.Attempt;
import io.dure.demo.report.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the load's users saw. */
final class Clicks {
    private static final Duration MOVED_FOR = Duration.ofSeconds(10);
    private static final double MOVED_SHARE = 0.99;

    private final List<Attempt> attempts;

    Clicks(List<Attempt> attempts) {
        this.attempts =
                attempts.stream().sorted(Comparator.comparingLong(Attempt::t)).toList();
    }

    Clicks during(Period period) {
        return filter(attempt -> period.contains(attempt.t()));
    }

    Clicks at(Site site) {
        return filter(attempt -> reaches(attempt, site));
    }

    long count() {
        return attempts.size();
    }

    long answered() {
        return attempts.stream().filter(Attempt::isAnswered).count();
    }

    long served() {
        return attempts.stream().filter(Attempt::isServed).count();
    }

    /** Clicks that got no answer at all. */
    long unanswered() {
        return count() - answered();
    }

    /** Share of the answered clicks; all clicks of one cache fill are one draw. */
    Proportion share(Site site) {
        Map<String, Long> here = new HashMap<>();
        Map<String, Long> elsewhere = new HashMap<>();
        for (Attempt attempt : attempts) {
            if (attempt.isAnswered()) {
                (reaches(attempt, site) ? here : elsewhere).merge(attempt.fill(), 1L, Long::sum);
            }
        }
        return Proportion.ofClusters(here.values(), elsewhere.values());
    }

    /** Begin of the first ten seconds in which 99 of 100 clicks were answered by the survivor. */
    Optional<Instant> moved(Instant notBefore, Site survivor) {
        List<Attempt> later = attempts.stream()
                .filter(attempt -> attempt.t() >= notBefore.toEpochMilli())
                .toList();
        long begin = notBefore.toEpochMilli();
        int end = 0;
        int reached = 0;
        for (int first = 0; first < later.size(); first++) {
            for (; end < later.size() && later.get(end).t() < begin + MOVED_FOR.toMillis(); end++) {
                reached += countsFor(later.get(end), survivor);
            }
            if (end == later.size()) {
                return Optional.empty();
            }
            if (end > first && reached >= MOVED_SHARE * (end - first)) {
                return Optional.of(Instant.ofEpochMilli(begin));
            }
            reached -= countsFor(later.get(first), survivor);
            begin = later.get(first).t() + 1;
        }
        return Optional.empty();
    }

    private static int countsFor(Attempt attempt, Site survivor) {
        return attempt.isAnswered() && reaches(attempt, survivor) ? 1 : 0;
    }

    /** Milliseconds until the answer, at this quantile of the answered clicks. */
    double latency(double quantile) {
        double[] sorted = attempts.stream()
                .filter(Attempt::isAnswered)
                .mapToDouble(Attempt::ms)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))];
    }

    private Clicks filter(Predicate<Attempt> predicate) {
        return new Clicks(attempts.stream().filter(predicate).toList());
    }

    private static boolean reaches(Attempt attempt, Site site) {
        return !attempt.address().isEmpty() && Site.of(attempt.address()) == site;
    }
}
