package io.dure.hub.dashboard;

import io.dure.hub.problem.FieldError;
import java.util.List;

/** What became of reading a document. */
sealed interface Reading {
    record Valid(Document document) implements Reading {}

    /**
     * It is not as the schema or the rules want it.
     *
     * @param errors at least one, each at a JSON pointer (RFC 6901)
     */
    record Invalid(List<FieldError> errors) implements Reading {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
