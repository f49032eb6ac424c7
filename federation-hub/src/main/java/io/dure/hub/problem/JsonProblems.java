package io.dure.hub.problem;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Words for what is wrong with a JSON body, without a word of Java in them. */
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                invalid(new FieldError(path(unknown), FieldError.Code.UNKNOWN_FIELD, "There is no such field."));
            case InvalidFormatException wrong
            when wrong.getTargetType().isEnum() ->
                invalid(new FieldError(path(wrong), FieldError.Code.NOT_ALLOWED, "One of " + words(wrong) + "."));
            case InvalidFormatException wrong
            when Temporal.class.isAssignableFrom(wrong.getTargetType()) ->
                invalid(new FieldError(
                        path(wrong), FieldError.Code.MALFORMED, "The value is not in the right format."));
            case InputCoercionException tooLarge ->
                invalid(new FieldError(path(tooLarge), FieldError.Code.TOO_LARGE, "The number is too large."));
            case StreamReadException malformed ->
                Problem.of(
                        ProblemCode.MALFORMED_JSON, "The body could not be read as JSON" + where(malformed), List.of());
            case DatabindException mismatch ->
                invalid(new FieldError(path(mismatch), FieldError.Code.WRONG_TYPE, "The value has the wrong type."));
            case null, default ->
                Problem.of(ProblemCode.MALFORMED_JSON, "A body with one JSON object is needed.", List.of());
        };
    }

    /** Whatever is wrong inside {@code weights} is about a weight. */
    static ProblemCode codeOf(String field) {
        return field.startsWith("weights.") ? ProblemCode.INVALID_WEIGHT : ProblemCode.INVALID_REQUEST;
    }

    private static Problem invalid(FieldError error) {
        return Problem.of(codeOf(error.field()), null, List.of(error));
    }

    private static String path(JacksonException failure) {
        String path = failure.getPath().stream()
                .map(step -> {
                    String name = step.getPropertyName();
                    return name == null ? Integer.toString(step.getIndex()) : name;
                })
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static String words(InvalidFormatException wrong) {
        return Arrays.stream(wrong.getTargetType().getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static String where(JacksonException malformed) {
        return malformed.getLocation() == null
                ? "."
                : " (line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr() + ").";
    }
}
