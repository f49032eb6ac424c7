package io.dure.hub.dashboard;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match}: one version in quotes, or {@code *}. */
final class IfMatch {
    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private IfMatch() {}

    static Expected required(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(
                    ProblemCode.PRECONDITION_REQUIRED, "Send If-Match with the version that was changed, or *.");
        }
        return read(header);
    }

    /** Any, where it is absent. */
    static Expected optional(@Nullable String header) {
        return header == null ? new Expected.Any() : read(header);
    }

    private static Expected read(String header) {
        if (header.strip().equals("*")) {
            return new Expected.Any();
        }
        Matcher version = VERSION.matcher(header.strip());
        if (!version.matches()) {
            String message = "One version in quotes, as \"3\", or *.";
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST, null, new FieldError("If-Match", FieldError.Code.MALFORMED, message));
        }
        return new Expected.Exactly(Long.parseLong(version.group(1)));
    }
}
