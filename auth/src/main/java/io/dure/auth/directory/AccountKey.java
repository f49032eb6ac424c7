package io.dure.auth.directory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What is the same in all spellings of a login name that directories take for the same: with a domain or without, large
 * and small letters, accents (AD), and characters that matching ignores (RFC 4518). It may join names of different
 * users, never part spellings of one, so failures that count by it cannot be multiplied by spelling.
 */
public record AccountKey(String text) {
    private static final int LONGEST = 255;

    public static AccountKey of(String typed) {
        String user = LoginName.of(typed).map(LoginName::user).orElse(typed);
        String folded = Normalizer.normalize(user.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("[\\p{Mn}\\p{Cf}\\p{Cc}]", "")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
        return new AccountKey(Optional.of(folded)
                .filter(key -> key.length() <= LONGEST)
                .orElseGet(() -> folded.substring(0, LONGEST)));
    }
}
