package io.dure.hub.steering;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which time a split is asked for. */
sealed interface SplitRange {
    Duration SHORTEST = Duration.ofSeconds(10);
    Duration LONGEST = Duration.ofHours(24);

    /** The newest windows. */
    record Last(Duration window) implements SplitRange {}

    /** From, inclusive, to, exclusive. */
    record Between(Instant from, Instant to) implements SplitRange {}

    static SplitRange parse(@Nullable String window, @Nullable String from, @Nullable String to) {
        if (from == null && to == null) {
            return new Last(checked("window", duration(window == null ? "PT1M" : window)));
        }
        if (from == null || to == null || window != null) {
            throw invalid(
                    from == null ? "from" : to == null ? "to" : "window", "Give window, or from and to together.");
        }
        Instant begin = time("from", from);
        Instant end = time("to", to);
        checked("to", Duration.between(begin, end));
        return new Between(begin, end);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException malformed) {
            throw invalid("window", "An ISO 8601 duration such as PT1M is needed.");
        }
    }

    private static Instant time(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw invalid(field, "A time such as 2026-09-21T04:05:06.789Z is needed.");
        }
    }

    private static Duration checked(String field, Duration length) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw invalid(field, "The range must be from 10 seconds to 24 hours long.");
        }
        return length;
    }

    private static ProblemException invalid(String field, String message) {
        FieldError.Code code = FieldError.Code.MALFORMED;
        return new ProblemException(ProblemCode.INVALID_WINDOW, message, new FieldError(field, code, message));
    }
}
