package io.dure.hub.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A valid question.
 *
 * @param envelope whether the lowest and highest values inside each step are wanted
 */
public record MetricQuery(
        Metric metric,
        Aggregate aggregate,
        SeriesRequest.Scope scope,
        List<By> by,
        Instant from,
        Instant to,
        Duration step,
        boolean envelope) {
    public MetricQuery {
        by = List.copyOf(by);
    }
}
