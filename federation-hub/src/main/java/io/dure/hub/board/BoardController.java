package io.dure.hub.board;

import io.dure.hub.metric.Metric;
import io.dure.hub.metric.MetricChoice;
import io.dure.hub.metric.Metrics;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.Valuation;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Sight;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One value for every instance. */
@RestController
class BoardController {
    private final Boards boards;
    private final Metrics metrics;

    BoardController(Boards boards, Metrics metrics) {
        this.boards = boards;
        this.metrics = metrics;
    }

    @GetMapping("/api/v1/board")
    Board board(
            @RequestParam @NotEmpty @Size(max = 1_024) String metric,
            @RequestParam Optional<String> aggregate,
            @RequestParam Optional<@Size(max = 255) String> service,
            @RequestParam Optional<@Size(max = 64) String> site,
            @RequestParam Optional<@Size(max = 1_024) String> label,
            @RequestParam(defaultValue = "false") boolean hidden,
            Sight sight) {
        Metric chosen = MetricChoice.metric(metrics, metric, sight.scope());
        if (given(label).isPresent() && !chosen.hasSiblings()) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST,
                    null,
                    new FieldError("label", FieldError.Code.NOT_ALLOWED, "The metric cannot be narrowed to this."));
        }
        SeriesRequest.Scope scope = new SeriesRequest.Scope(
                given(service),
                given(site),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                given(label),
                sight.scope());
        return boards.board(new Boards.Question(
                new Valuation(chosen, MetricChoice.aggregate(chosen, given(aggregate))), scope, hidden));
    }

    private static Optional<String> given(Optional<String> text) {
        return text.filter(value -> !value.isEmpty());
    }
}
