package io.dure.hub.metric;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says of each site how much of its share is in an answer, and up to when there can be any. */
public final class Completeness {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** A window's pieces are expected within this time after its end. */
    private static final Duration DUE = Duration.ofMillis(1_500);
    /** A living site is at most one window late. */
    private static final Duration STALE = Duration.ofSeconds(20);

    private final Set<String> sites;
    private final Clock clock;

    /**
     * Of all sites.
     *
     * @param sites all that are configured, whether they reported or not
     * @param clock the time of day, as windows carry it
     */
    public Completeness(Collection<String> sites, Clock clock) {
        this.sites = Set.copyOf(sites);
        this.clock = clock;
    }

    /** End of the newest window that is expected to be here. */
    public long dueMs() {
        long width = WINDOW.toMillis();
        return Math.floorDiv(clock.millis() - DUE.toMillis(), width) * width;
    }

    /**
     * The part of each site, ordered by their names.
     *
     * @param asked the one site that was asked for, or all in scope
     * @param fromMs start of the first step
     * @param toMs end of the last step
     */
    public List<MetricAnswer.Part> parts(SeriesReading reading, SeriesRequest.Scope asked, long fromMs, long toMs) {
        Set<String> all = new TreeSet<>(sites);
        all.addAll(reading.reports().keySet());
        asked.site().ifPresent(site -> {
            all.add(site);
            all.removeIf(other -> !other.equals(site));
        });
        return all.stream()
                .filter(asked.bound().sites()::contains)
                .map(site -> new MetricAnswer.Part(
                        site,
                        state(reading, site, fromMs, toMs),
                        reading.lastReports().get(site)))
                .toList();
    }

    /** Sites that once reported, and of which the windows before a time are not here yet. */
    public Set<String> silent(SeriesReading reading, long endMs) {
        return sites.stream()
                .filter(reading.lastReports()::containsKey)
                .filter(site -> isStale(reading, site, endMs))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isStale(SeriesReading reading, String site, long endMs) {
        Instant last = reading.lastReports().get(site);
        return last == null || last.isBefore(Instant.ofEpochMilli(endMs).minus(STALE));
    }

    private MetricAnswer.State state(SeriesReading reading, String site, long fromMs, long toMs) {
        Set<Long> reports = reading.reports().getOrDefault(site, Set.of());
        if (reports.isEmpty()) {
            return MetricAnswer.State.ABSENT;
        }
        long end = Math.min(toMs, dueMs());
        if (isStale(reading, site, end)) {
            return MetricAnswer.State.STALE;
        }
        // Before a site began there was nothing to report.
        Instant first = reading.firstReports().getOrDefault(site, Instant.MIN);
        for (long at = fromMs; at + reading.stepMs() <= end; at += reading.stepMs()) {
            boolean hadBegun = !first.isAfter(Instant.ofEpochMilli(at));
            if (hadBegun && !reports.contains(at)) {
                return MetricAnswer.State.PARTIAL;
            }
        }
        return MetricAnswer.State.COMPLETE;
    }
}
