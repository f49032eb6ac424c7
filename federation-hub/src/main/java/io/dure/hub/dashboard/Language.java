package io.dure.hub.dashboard;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Of the dashboards that come with the product. */
public enum Language {
    EN,
    KO;

    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.KOREAN);

    /**
     * As was chosen, else the first that the browser names.
     *
     * @param chosen {@code en} or {@code ko}
     * @param accepted {@code Accept-Language} (RFC 9110, section 12.5.4)
     * @throws ProblemException when something else was chosen
     */
    static Language of(@Nullable String chosen, @Nullable String accepted) {
        if (chosen != null) {
            return switch (chosen) {
                case "en" -> EN;
                case "ko" -> KO;
                default -> throw unknown();
            };
        }
        return Locale.KOREAN.equals(preferred(accepted)) ? KO : EN;
    }

    private static ProblemException unknown() {
        FieldError error = new FieldError("language", FieldError.Code.NOT_ALLOWED, "One of en, ko.");
        return new ProblemException(ProblemCode.INVALID_REQUEST, null, error);
    }

    private static @Nullable Locale preferred(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return null;
        }
        try {
            return Locale.lookup(Locale.LanguageRange.parse(accepted), LOCALES);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
