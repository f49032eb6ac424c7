package io.dure.hub.metric;

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
import java.util.function.Supplier;
import java.util.stream.Stream;
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
            "aggregate",
            "by");
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int MOST_POINTS = 2_000;
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
    private final Instant now;

    QueryParameters(Map<String, String> parameters, Instant now) {
        this.parameters = parameters;
        this.now = now;
    }

    /**
     * The question.
     *
     * @param metrics those that are reported, where it is none of those that every hub has
     */
    MetricQuery query(Supplier<List<Metric>> metrics) {
        parameters.forEach((name, value) -> {
            if (!KNOWN.contains(name)) {
                throw invalid(name, FieldError.Code.UNKNOWN_FIELD, "There is no such parameter.");
            }
            if (value.length() > LONGEST_TEXT) {
                throw invalid(name, FieldError.Code.TOO_LONG, "The value is too long.");
            }
        });
        Metric metric = metric(metrics);
        Instant to = time("to").orElse(now);
        Instant from = time("from").orElse(to.minus(Duration.ofHours(1)));
        Duration range = Duration.between(from, to);
        if (!from.isBefore(to) || range.compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    ProblemCode.INVALID_WINDOW,
                    "The range must begin before it ends and be at most 400 days long.",
                    new FieldError("from", FieldError.Code.NOT_ALLOWED, "The range is empty or too long."));
        }
        return new MetricQuery(metric, aggregate(metric), scope(metric), by(metric), from, to, step(range));
    }

    private Metric metric(Supplier<List<Metric>> metrics) {
        String name = text("metric")
                .orElseThrow(() -> invalid("metric", FieldError.Code.MISSING, "The parameter is missing."));
        return Stream.of(Metric.OWN.stream(), Stream.of(metrics).flatMap(reported -> reported.get().stream()))
                .flatMap(each -> each)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNKNOWN_METRIC,
                        "No instance reports this metric; GET /metrics lists those that are.",
                        new FieldError("metric", FieldError.Code.NOT_ALLOWED, "The metric is not known.")));
    }

    private Aggregate aggregate(Metric metric) {
        Optional<String> word = text("aggregate");
        if (word.isEmpty()) {
            return metric.aggregates().getFirst();
        }
        return metric.aggregates().stream()
                .filter(each -> each.word().equals(word.get()))
                .findFirst()
                .orElseThrow(
                        () -> invalid("aggregate", FieldError.Code.NOT_ALLOWED, "The metric has no such aggregate."));
    }

    private SeriesRequest.Scope scope(Metric metric) {
        return new SeriesRequest.Scope(
                text("service"),
                text("site"),
                text("instance"),
                ofCells(metric, "route", null),
                ofCells(metric, "outcome", Set.of("ok", "error")),
                ofCells(metric, "entry", Set.of("name", "probe", "other")),
                label(metric));
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
        if (value.isPresent() && !metric.isGauge()) {
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

    private Duration step(Duration range) {
        Optional<String> text = text("step");
        if (text.isEmpty()) {
            return STEPS.stream()
                    .filter(step -> range.dividedBy(step) <= USUAL_POINTS)
                    .findFirst()
                    .orElse(STEPS.getLast());
        }
        Duration step;
        try {
            step = Duration.parse(text.get());
        } catch (DateTimeException malformed) {
            throw invalid("step", FieldError.Code.MALFORMED, "An ISO 8601 duration such as PT1M is needed.");
        }
        if (step.compareTo(WINDOW) < 0 || range.dividedBy(step) > MOST_POINTS) {
            throw invalid("step", FieldError.Code.TOO_SMALL, "At least 10 s, and at most 2,000 steps in the range.");
        }
        if (step.compareTo(LONGEST) > 0) {
            throw invalid("step", FieldError.Code.TOO_LARGE, "At most 400 days.");
        }
        if (step.toMillis() % WINDOW.toMillis() != 0) {
            throw invalid("step", FieldError.Code.NOT_ALLOWED, "A multiple of 10 s is needed.");
        }
        return step;
    }

    private Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException malformed) {
                String message = "A time such as 2026-09-21T04:05:06.789Z is needed.";
                throw new ProblemException(
                        ProblemCode.INVALID_WINDOW, message, new FieldError(name, FieldError.Code.MALFORMED, message));
            }
        });
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    private static ProblemException invalid(String field, FieldError.Code code, String message) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, null, new FieldError(field, code, message));
    }
}
