package io.dure.auth.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed as a name: {@code alice}, {@code alice@egov.test} or {@code EGOV\alice}.
 *
 * @param typed as it came
 * @param user without what stands before a backslash or after the last at sign
 * @param domain what stood before a backslash
 * @param suffix what stood after the last at sign
 */
record LoginName(
        String typed,
        String user,
        @Nullable String domain,
        @Nullable String suffix) {
    private static final int LONGEST = 255;

    /** Empty: nobody can have this name. */
    static Optional<LoginName> of(String typed) {
        if (typed.isBlank() || typed.length() > LONGEST || typed.codePoints().anyMatch(LoginName::cannotBe)) {
            return Optional.empty();
        }
        int backslash = typed.indexOf('\\');
        if (backslash > 0 && backslash < typed.length() - 1) {
            return Optional.of(
                    new LoginName(typed, typed.substring(backslash + 1), typed.substring(0, backslash), null));
        }
        int at = typed.lastIndexOf('@');
        if (at > 0 && at < typed.length() - 1) {
            return Optional.of(new LoginName(typed, typed.substring(0, at), null, typed.substring(at + 1)));
        }
        return Optional.of(new LoginName(typed, typed, null, null));
    }

    private static boolean cannotBe(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
