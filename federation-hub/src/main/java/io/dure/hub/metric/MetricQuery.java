package io.dure.hub.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A valid question. */
public record MetricQuery(
        Metric metric,
        Aggregate aggregate,
        SeriesRequest.Scope scope,
        List<By> by,
        Instant from,
        Instant to,
        Duration step) {
    public MetricQuery {
        by = List.copyOf(by);
    }
}
