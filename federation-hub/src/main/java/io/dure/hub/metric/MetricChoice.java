package io.dure.hub.metric;

import io.dure.auth.role.Scope;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import java.util.Optional;

/** A metric and one of its aggregates, as requests name them. */
public final class MetricChoice {
    private MetricChoice() {}

    /**
     * By its name.
     *
     * @throws ProblemException if nothing in scope reports it
     */
    public static Metric metric(Metrics metrics, String name, Scope scope) {
        return metrics.metric(name, scope)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_METRIC,
                        "No instance reports this metric; GET /metrics lists those that are.",
                        new FieldError("metric", FieldError.Code.NOT_ALLOWED, "The metric is not known.")));
    }

    /**
     * By its word; the metric's usual one where it is absent.
     *
     * @throws ProblemException if the metric has no such aggregate
     */
    public static Aggregate aggregate(Metric metric, Optional<String> word) {
        if (word.isEmpty()) {
            return metric.aggregates().getFirst();
        }
        return metric.aggregates().stream()
                .filter(each -> each.word().equals(word.get()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INVALID_REQUEST,
                        null,
                        new FieldError("aggregate", FieldError.Code.NOT_ALLOWED, "The metric has no such aggregate.")));
    }
}
