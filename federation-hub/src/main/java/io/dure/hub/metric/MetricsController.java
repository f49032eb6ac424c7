package io.dure.hub.metric;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Sight;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Series of every metric. */
@RestController
class MetricsController {
    private final Metrics metrics;
    private final Clock clock;

    MetricsController(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    record MetricList(List<Metric> metrics) {}

    @GetMapping("/api/v1/metrics")
    MetricList metrics(Sight sight) {
        return new MetricList(metrics.metrics(sight.scope()));
    }

    @GetMapping("/api/v1/metrics/query")
    MetricAnswer query(@RequestParam Map<String, String> parameters, Sight sight) {
        MetricQuery query = new QueryParameters(parameters, sight.scope(), clock.instant()).query(metrics);
        try {
            return metrics.answer(query);
        } catch (TooManySeries many) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_SERIES,
                    "The answer would have more than " + Metrics.MOST_SERIES + " series; narrow the scope.");
        }
    }
}
