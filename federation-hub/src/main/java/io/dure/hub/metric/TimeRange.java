package io.dure.hub.metric;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stretch of time as requests name it: the last hour where they do not. */
public record TimeRange(Instant from, Instant to) {
    static final Duration LONGEST = Duration.ofDays(400);

    private static final Duration USUAL = Duration.ofHours(1);
    /** Whole parts of an hour or a day, and from ten minutes on multiples of the widest windows that are kept. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(5),
            Duration.ofDays(10),
            Duration.ofDays(20),
            Duration.ofDays(40),
            Duration.ofDays(80));

    /**
     * Reads a request's parameters.
     *
     * @throws ProblemException if one is malformed, or the range is empty or too long
     */
    public static TimeRange of(Optional<String> from, Optional<String> to, Instant now) {
        Instant end = to.map(text -> time("to", text)).orElse(now);
        Instant begin = from.map(text -> time("from", text)).orElse(end.minus(USUAL));
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    ProblemCode.INVALID_WINDOW,
                    "The range must begin before it ends and be at most 400 days long.",
                    new FieldError("from", FieldError.Code.NOT_ALLOWED, "The range is empty or too long."));
        }
        return new TimeRange(begin, end);
    }

    private static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            String message = "A time such as 2026-09-21T04:05:06.789Z is needed.";
            throw new ProblemException(
                    ProblemCode.INVALID_WINDOW, message, new FieldError(name, FieldError.Code.MALFORMED, message));
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** The narrowest usual step of which at most so many, from 10 on, cover the range. */
    public Duration stepFor(int points) {
        return STEPS.stream()
                .filter(step -> covering(step.toMillis()) <= points)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    /** How many steps, beginning at multiples of their width, cover the range. */
    private long covering(long stepMs) {
        return Math.ceilDiv(to.toEpochMilli(), stepMs) - Math.floorDiv(from.toEpochMilli(), stepMs);
    }
}
