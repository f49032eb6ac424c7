package io.dure.hub.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with an error of the API. Carries no stack: it is an expected outcome, thrown only by controllers. */
public final class ProblemException extends RuntimeException {
    private final ProblemCode code;
    private final @Nullable String detail;
    private final List<FieldError> errors;
    private final @Nullable CurrentVersion current;

    public ProblemException(ProblemCode code, @Nullable String detail, FieldError... errors) {
        this(code, detail, List.of(errors), null);
    }

    /** For a change that somebody else's came before. */
    public ProblemException(ProblemCode code, @Nullable String detail, CurrentVersion current) {
        this(code, detail, List.of(), current);
    }

    private ProblemException(
            ProblemCode code, @Nullable String detail, List<FieldError> errors, @Nullable CurrentVersion current) {
        super(code.word(), null, false, false);
        this.code = code;
        this.detail = detail;
        this.errors = errors;
        this.current = current;
    }

    public ProblemCode code() {
        return code;
    }

    Problem problem() {
        return Problem.of(code, detail, errors, current);
    }
}
