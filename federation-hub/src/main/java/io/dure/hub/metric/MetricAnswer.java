package io.dure.hub.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Series with a value for every step, and how complete they are.
 *
 * @param from start of the first step
 * @param to end of the last step
 * @param stepMs may be wider than asked for, where only wider windows are kept
 * @param resolutionMs width of the stored windows that were read
 * @param envelopeMs width of the windows that lowest and highest values are taken over; null where they were not asked for
 * @param percentileError largest relative error of the percentiles, by the coarsest histogram; null without percentiles
 * @param usersSources what users were told apart by: login, cookie, session; several where instances differ
 */
public record MetricAnswer(
        String metric,
        String unit,
        Aggregate aggregate,
        Instant from,
        Instant to,
        long stepMs,
        long resolutionMs,
        @Nullable Long envelopeMs,
        List<Line> series,
        List<Part> parts,
        @Nullable Double percentileError,
        List<String> usersSources)
        implements Scoped {
    public MetricAnswer {
        usersSources = List.copyOf(usersSources);
    }

    /** It was asked for within the scope, so that nothing else is in its values. */
    @Override
    public Optional<MetricAnswer> within(Sight sight) {
        return Optional.of(new MetricAnswer(
                metric,
                unit,
                aggregate,
                from,
                to,
                stepMs,
                resolutionMs,
                envelopeMs,
                series.stream().filter(line -> line.isSeenBy(sight)).toList(),
                Part.within(parts, sight),
                percentileError,
                usersSources));
    }

    /** One series. */
    public record Line(Map<String, String> labels, List<Point> points) {
        private boolean isSeenBy(Sight sight) {
            String site = labels.get("site");
            String service = labels.get("service");
            return (site == null || sight.site(site))
                    && (service == null || sight.scope().services().contains(service));
        }
    }

    /**
     * One step.
     *
     * @param at its start
     * @param value null where nothing reported: not known, never 0
     * @param low lowest value of the windows inside; null where none is known, or it was not asked for
     * @param high highest value of the windows inside
     */
    public record Point(
            Instant at,
            @Nullable Double value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double low,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double high) {
        public Point(Instant at, @Nullable Double value) {
            this(at, value, null, null);
        }
    }

    /** What a site contributed. */
    public record Part(String site, State state, @Nullable Instant lastReportAt) {
        public static List<Part> within(List<Part> parts, Sight sight) {
            return parts.stream().filter(part -> sight.site(part.site())).toList();
        }
    }

    /** How much of a site's share is there. */
    public enum State {
        COMPLETE,
        /** Nothing came from it lately. */
        STALE,
        /** Steps are missing in between. */
        PARTIAL,
        /** Nothing of this scope came from it in this range. */
        ABSENT
    }
}
