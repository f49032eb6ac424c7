package io.dure.hub.alarm;

import io.dure.hub.metric.Aggregate;
import io.dure.hub.metric.Metric;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as somebody writes it. */
record AlarmDraft(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 1_024) String metric,
        @NotNull Aggregate aggregate,
        @Nullable @Valid Scope scope,
        @NotNull AlarmBy by,
        @NotNull Duration over,
        @NotNull AlarmDirection direction,
        @Nullable Double warning,
        @Nullable Double critical,
        @NotNull Boolean enabled) {
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    /** What cannot be added up by the database is read row by row. */
    private static final Duration LONGEST_BY_INSTANCE = Duration.ofMinutes(5);

    /** Which reports count. */
    record Scope(
            @Nullable @Size(min = 1, max = 255) String service,
            @Nullable @Size(min = 1, max = 64) String site,
            @Nullable @Size(min = 1, max = 255) String instance,
            @Nullable @Size(min = 1, max = 1_024) String label) {}

    /**
     * Looks at what no annotation can say.
     *
     * @throws ProblemException if it cannot be judged so
     */
    void verify(Metric known) {
        List<FieldError> errors = new ArrayList<>();
        if (!known.aggregates().contains(aggregate)) {
            errors.add(new FieldError("aggregate", FieldError.Code.NOT_ALLOWED, "The metric has no such aggregate."));
        }
        if (!known.by().containsAll(by.labels())) {
            errors.add(new FieldError("by", FieldError.Code.NOT_ALLOWED, "The metric cannot be told apart by this."));
        }
        if (scope != null && scope.label() != null && !known.hasSiblings()) {
            errors.add(new FieldError(
                    "scope.label", FieldError.Code.NOT_ALLOWED, "The metric cannot be narrowed to this."));
        }
        verifyOver(known, errors);
        verifyLimits(errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, null, errors.toArray(FieldError[]::new));
        }
    }

    private void verifyOver(Metric known, List<FieldError> errors) {
        if (over.compareTo(SHORTEST) < 0) {
            errors.add(new FieldError("over", FieldError.Code.TOO_SMALL, "At least 30 s."));
        } else if (over.compareTo(LONGEST) > 0) {
            errors.add(new FieldError("over", FieldError.Code.TOO_LARGE, "At most one hour."));
        } else if (over.toMillis() % AlarmRule.WINDOW.toMillis() != 0 || over.toNanosPart() != 0) {
            errors.add(new FieldError("over", FieldError.Code.NOT_ALLOWED, "A multiple of 10 s is needed."));
        } else if (by == AlarmBy.INSTANCE
                && known.isMergedRowByRow(aggregate)
                && over.compareTo(LONGEST_BY_INSTANCE) > 0) {
            errors.add(new FieldError(
                    "over", FieldError.Code.TOO_LARGE, "At most 5 minutes of percentiles or users by instance."));
        }
    }

    private void verifyLimits(List<FieldError> errors) {
        if (warning == null && critical == null) {
            errors.add(new FieldError("critical", FieldError.Code.MISSING, "A limit is needed, warning or critical."));
        }
        if (warning != null && critical != null && !direction.isBeyond(critical, warning)) {
            errors.add(new FieldError(
                    "critical",
                    FieldError.Code.NOT_ALLOWED,
                    "The critical limit must lie beyond the one for warnings."));
        }
    }

    AlarmScope reports() {
        return scope == null
                ? AlarmScope.ALL
                : new AlarmScope(scope.service(), scope.site(), scope.instance(), scope.label());
    }

    AlarmRule rule(String id, long version, Metric known, AlarmRule.@Nullable Made made, String by, Instant now) {
        return new AlarmRule(
                id,
                version,
                name,
                metric,
                aggregate,
                known.unit(aggregate),
                reports(),
                this.by,
                over,
                direction,
                warning,
                critical,
                enabled,
                made,
                by,
                now);
    }
}
