package io.dure.hub.problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Words for what violates a constraint. */
final class ConstraintProblems {
    private static final Map<String, FieldError.Code> CODES = Map.of(
            "NotNull", FieldError.Code.MISSING,
            "NotBlank", FieldError.Code.MISSING,
            "NotEmpty", FieldError.Code.MISSING,
            "Min", FieldError.Code.TOO_SMALL,
            "Max", FieldError.Code.TOO_LARGE,
            "Pattern", FieldError.Code.MALFORMED);

    private ConstraintProblems() {}

    static Problem of(MethodArgumentNotValidException invalid) {
        return of(invalid.getBindingResult().getAllErrors().stream().map(ConstraintProblems::ofBody));
    }

    static Problem of(HandlerMethodValidationException invalid) {
        return of(invalid.getParameterValidationResults().stream().flatMap(ConstraintProblems::ofParameter));
    }

    private static Problem of(Stream<FieldError> errors) {
        List<FieldError> sorted =
                errors.sorted((a, b) -> a.field().compareTo(b.field())).toList();
        boolean weightsOnly = !sorted.isEmpty()
                && sorted.stream().allMatch(error -> JsonProblems.codeOf(error.field()) == ProblemCode.INVALID_WEIGHT);
        return Problem.of(weightsOnly ? ProblemCode.INVALID_WEIGHT : ProblemCode.INVALID_REQUEST, null, sorted);
    }

    private static Stream<FieldError> ofParameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return body.getAllErrors().stream().map(ConstraintProblems::ofBody);
        }
        String name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream().map(error -> error(name == null ? "parameter" : name, error));
    }

    private static FieldError ofBody(ObjectError error) {
        String field = error instanceof org.springframework.validation.FieldError named
                // Bean Validation writes weights[private] where the body has weights.private.
                ? named.getField().replace('[', '.').replace("]", "")
                : "body";
        return error(field, error);
    }

    private static FieldError error(String field, MessageSourceResolvable error) {
        @Nullable String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? "" : String.valueOf(codes[codes.length - 1]);
        String message = error.getDefaultMessage();
        return new FieldError(
                field,
                constraint.equals("Size") ? size(error) : CODES.getOrDefault(constraint, FieldError.Code.NOT_ALLOWED),
                message == null ? "The value is not allowed." : "The value " + message + ".");
    }

    private static FieldError.Code size(MessageSourceResolvable error) {
        Object rejected =
                error instanceof org.springframework.validation.FieldError field ? field.getRejectedValue() : null;
        int size = switch (rejected) {
            case CharSequence text -> text.length();
            case Collection<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> Integer.MAX_VALUE;
        };
        return size < least(error) ? FieldError.Code.TOO_SHORT : FieldError.Code.TOO_LONG;
    }

    /** The constraint's attributes come in the order of their names, so that the minimum is the last one. */
    private static int least(MessageSourceResolvable error) {
        @Nullable Object[] attributes = error.getArguments();
        return attributes != null && attributes.length > 0 && attributes[attributes.length - 1] instanceof Integer min
                ? min
                : 0;
    }
}
