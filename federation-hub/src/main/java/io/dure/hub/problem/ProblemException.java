package io.dure.hub.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with an error of the API. Carries no stack: it is an expected outcome, thrown only by controllers. */
public final class ProblemException extends RuntimeException {
    private final ProblemCode code;
    private final @Nullable String detail;
    private final List<FieldError> errors;

    public ProblemException(ProblemCode code, @Nullable String detail, FieldError... errors) {
        super(code.word(), null, false, false);
        this.code = code;
        this.detail = detail;
        this.errors = List.of(errors);
    }

    public ProblemCode code() {
        return code;
    }

    Problem problem() {
        return Problem.of(code, detail, errors);
    }
}
