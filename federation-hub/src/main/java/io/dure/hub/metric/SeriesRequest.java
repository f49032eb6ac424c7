package io.dure.hub.metric;

import java.util.List;
import java.util.Optional;

/**
 * What the store is asked for.
 *
 * @param gauge name of the gauge when {@code content} is {@link Content#GAUGE} or {@link Content#TOTAL}
 * @param by what the series are told apart by, in this order
 * @param fromMs inclusive, a multiple of 10 s; the wider the windows that divide it and the step, the faster the answer
 * @param toMs exclusive, a whole number of steps later
 * @param stepMs a multiple of 10 s
 * @param mostSeries more than so many are refused
 * @param envelope where the lowest and highest values inside each step are wanted
 */
public record SeriesRequest(
        Content content,
        String gauge,
        Scope scope,
        List<By> by,
        long fromMs,
        long toMs,
        long stepMs,
        int mostSeries,
        Optional<Envelope> envelope) {
    public SeriesRequest {
        by = List.copyOf(by);
    }

    public SeriesRequest(
            Content content,
            String gauge,
            Scope scope,
            List<By> by,
            long fromMs,
            long toMs,
            long stepMs,
            int mostSeries) {
        this(content, gauge, scope, by, fromMs, toMs, stepMs, mostSeries, Optional.empty());
    }

    /**
     * How the windows inside a step are looked at.
     *
     * @param valuation what a window's value is
     * @param dueMs windows that end later are left out: they are not whole yet
     */
    public record Envelope(Valuation valuation, long dueMs) {}

    /** Which of a measure's parts are wanted. */
    public enum Content {
        COUNTS,
        DURATIONS,
        USERS,
        APDEX,
        GAUGE,
        /** Of a gauge, the sum over the instances and siblings of their means. */
        TOTAL
    }

    /**
     * Which rows count.
     *
     * @param instance its name; with {@code *} for anything, those whose names fit in any case of letters
     * @param entry the word of the wire's entry; all but probes where it is absent
     * @param label of a gauge's siblings those that are called so, or have it among the parts between slashes
     * @param bound only what is in it, whatever else is asked for
     */
    public record Scope(
            Optional<String> service,
            Optional<String> site,
            Optional<String> instance,
            Optional<String> route,
            Optional<String> outcome,
            Optional<String> entry,
            Optional<String> label,
            io.dure.auth.role.Scope bound) {
        /** Bound by nothing. */
        public Scope(
                Optional<String> service,
                Optional<String> site,
                Optional<String> instance,
                Optional<String> route,
                Optional<String> outcome,
                Optional<String> entry,
                Optional<String> label) {
            this(service, site, instance, route, outcome, entry, label, io.dure.auth.role.Scope.EVERYTHING);
        }

        public static Scope all() {
            return new Scope(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public Scope ofService(String wanted) {
            return new Scope(Optional.of(wanted), site, instance, route, outcome, entry, label, bound);
        }

        public Scope within(io.dure.auth.role.Scope other) {
            return new Scope(service, site, instance, route, outcome, entry, label, other);
        }

        public Scope ofLabel(String wanted) {
            return new Scope(service, site, instance, route, outcome, entry, Optional.of(wanted), bound);
        }

        public Scope ofInstance(String wanted) {
            return new Scope(service, site, Optional.of(wanted), route, outcome, entry, label, bound);
        }
    }
}
