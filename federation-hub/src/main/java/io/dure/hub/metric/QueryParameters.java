package io.dure.hub.metric;

import io.dure.auth.role.Scope;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a question from a request, or says what is wrong with it. */
final class QueryParameters {
    private static final Set<String> KNOWN = Set.of(
            "metric",
            "service",
            "site",
            "instance",
            "route",
            "outcome",
            "entry",
            "label",
            "from",
            "to",
            "step",
            "points",
            "aggregate",
            "by");
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int MOST_POINTS = 2_000;
    private static final int FEWEST_POINTS = 10;
    private static final int USUAL_POINTS = 360;
    private static final int MOST_LABELS = 3;
    private static final int LONGEST_TEXT = 1_024;
    /** Whole parts of an hour or a day. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));

    private final Map<String, String> parameters;
    private final Scope bound;
    private final Instant now;

    /** @param bound what is asked for beyond it is left out */
    QueryParameters(Map<String, String> parameters, Scope bound, Instant now) {
        this.bound = bound;
        this.parameters = parameters;
        this.now = now;
    }

    /** The question. */
    MetricQuery query(Metrics metrics) {
        parameters.forEach((name, value) -> {
            if (!KNOWN.contains(name)) {
                throw invalid(name, FieldError.Code.UNKNOWN_FIELD, "There is no such parameter.");
            }
            if (value.length() > LONGEST_TEXT) {
                throw invalid(name, FieldError.Code.TOO_LONG, "The value is too long.");
            }
        });
        Metric metric = metric(metrics);
        TimeRange range = TimeRange.of(text("from"), text("to"), now);
        Optional<Integer> points = points();
        return new MetricQuery(
                metric,
                MetricChoice.aggregate(metric, text("aggregate")),
                scope(metric),
                by(metric),
                range.from(),
                range.to(),
                points.map(range::stepFor).orElseGet(() -> step(range)),
                points.isPresent());
    }

    private Metric metric(Metrics metrics) {
        String name = text("metric")
                .orElseThrow(() -> invalid("metric", FieldError.Code.MISSING, "The parameter is missing."));
        return MetricChoice.metric(metrics, name, bound);
    }

    private SeriesRequest.Scope scope(Metric metric) {
        return new SeriesRequest.Scope(
                text("service"),
                text("site"),
                text("instance"),
                ofCells(metric, "route", null),
                ofCells(metric, "outcome", Set.of("ok", "error")),
                ofCells(metric, "entry", Set.of("name", "probe", "other")),
                label(metric),
                bound);
    }

    private Optional<String> ofCells(Metric metric, String name, @Nullable Set<String> allowed) {
        Optional<String> value = text(name);
        if (value.isPresent() && (!metric.hasCells() || (allowed != null && !allowed.contains(value.get())))) {
            throw invalid(name, FieldError.Code.NOT_ALLOWED, "The metric cannot be narrowed to this.");
        }
        return value;
    }

    private Optional<String> label(Metric metric) {
        Optional<String> value = text("label");
        if (value.isPresent() && !metric.hasSiblings()) {
            throw invalid("label", FieldError.Code.NOT_ALLOWED, "The metric cannot be narrowed to this.");
        }
        return value;
    }

    private List<By> by(Metric metric) {
        List<By> by = new ArrayList<>();
        for (String word : text("by").map(list -> list.split(",", -1)).orElse(new String[0])) {
            By each = Arrays.stream(By.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                    .filter(metric.by()::contains)
                    .findFirst()
                    .orElseThrow(() ->
                            invalid("by", FieldError.Code.NOT_ALLOWED, "The metric cannot be told apart by this."));
            if (!by.contains(each)) {
                by.add(each);
            }
        }
        if (by.size() > MOST_LABELS) {
            throw invalid("by", FieldError.Code.TOO_LONG, "At most three are possible.");
        }
        return by;
    }

    private Optional<Integer> points() {
        Optional<String> text = text("points");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text("step").isPresent()) {
            throw invalid("points", FieldError.Code.NOT_ALLOWED, "Either a step or a number of points is possible.");
        }
        if (!text.get().matches("[0-9]{1,9}")) {
            throw invalid("points", FieldError.Code.WRONG_TYPE, "A number is needed.");
        }
        int points = Integer.parseInt(text.get());
        if (points < FEWEST_POINTS) {
            throw invalid("points", FieldError.Code.TOO_SMALL, "At least 10 points.");
        }
        if (points > MOST_POINTS) {
            throw invalid("points", FieldError.Code.TOO_LARGE, "At most 2,000 points.");
        }
        return Optional.of(points);
    }

    private Duration step(TimeRange range) {
        Optional<String> text = text("step");
        if (text.isEmpty()) {
            return STEPS.stream()
                    .filter(step -> range.length().dividedBy(step) <= USUAL_POINTS)
                    .findFirst()
                    .orElse(STEPS.getLast());
        }
        Duration step;
        try {
            step = Duration.parse(text.get());
        } catch (DateTimeException malformed) {
            throw invalid("step", FieldError.Code.MALFORMED, "An ISO 8601 duration such as PT1M is needed.");
        }
        if (step.compareTo(WINDOW) < 0 || range.length().dividedBy(step) > MOST_POINTS) {
            throw invalid("step", FieldError.Code.TOO_SMALL, "At least 10 s, and at most 2,000 steps in the range.");
        }
        if (step.compareTo(TimeRange.LONGEST) > 0) {
            throw invalid("step", FieldError.Code.TOO_LARGE, "At most 400 days.");
        }
        if (step.toMillis() % WINDOW.toMillis() != 0) {
            throw invalid("step", FieldError.Code.NOT_ALLOWED, "A multiple of 10 s is needed.");
        }
        return step;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    private static ProblemException invalid(String field, FieldError.Code code, String message) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, null, new FieldError(field, code, message));
    }
}
