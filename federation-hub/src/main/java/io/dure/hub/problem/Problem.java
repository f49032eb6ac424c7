package io.dure.hub.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error (RFC 9457).
 *
 * @param detail what happened here; absent when the title says it all
 * @param errors what is wrong with which field; absent when no field is
 * @param current what is there instead of the version that was to be changed; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        ProblemCode code,
        @Nullable List<FieldError> errors,
        @Nullable CurrentVersion current) {

    public static Problem of(ProblemCode code, @Nullable String detail, List<FieldError> errors) {
        return of(code, detail, errors, null);
    }

    static Problem of(
            ProblemCode code, @Nullable String detail, List<FieldError> errors, @Nullable CurrentVersion current) {
        return new Problem(
                URI.create("urn:dure:problem:" + code.word()),
                code.title(),
                code.status().value(),
                detail,
                code,
                errors.isEmpty() ? null : List.copyOf(errors),
                current);
    }
}
