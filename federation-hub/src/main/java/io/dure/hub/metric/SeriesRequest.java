package io.dure.hub.metric;

import java.util.List;
import java.util.Optional;

/**
 * What the store is asked for.
 *
 * @param gauge name of the gauge when {@code content} is {@link Content#GAUGE} or {@link Content#TOTAL}
 * @param by what the series are told apart by, in this order
 * @param fromMs inclusive, a multiple of the step
 * @param toMs exclusive, a multiple of the step
 * @param stepMs a multiple of 10 s
 * @param mostSeries more than so many are refused
 */
public record SeriesRequest(
        Content content, String gauge, Scope scope, List<By> by, long fromMs, long toMs, long stepMs, int mostSeries) {
    public SeriesRequest {
        by = List.copyOf(by);
    }

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
     * @param entry the word of the wire's entry; all but probes where it is absent
     * @param label of a gauge's siblings those that are called so, or have it among the parts between slashes
     */
    public record Scope(
            Optional<String> service,
            Optional<String> site,
            Optional<String> instance,
            Optional<String> route,
            Optional<String> outcome,
            Optional<String> entry,
            Optional<String> label) {
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
            return new Scope(Optional.of(wanted), site, instance, route, outcome, entry, label);
        }

        public Scope ofLabel(String wanted) {
            return new Scope(service, site, instance, route, outcome, entry, Optional.of(wanted));
        }

        public Scope ofInstance(String wanted) {
            return new Scope(service, site, Optional.of(wanted), route, outcome, entry, label);
        }
    }
}
