package io.dure.hub.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which acts are looked for; whatever is null does not matter.
 *
 * @param actor part of the name of who did it, large and small letters alike
 * @param act its stable code
 * @param outcome {@code done}, {@code refused} for everything else, or the stable code of a refusal
 * @param object part of the service's name or of the detail, large and small letters alike
 * @param from not before
 * @param to before
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String act,
        @Nullable String outcome,
        @Nullable String object,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final String DONE = "done";
    public static final String REFUSED = "refused";
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    public boolean fits(AuditEntry entry) {
        return contains(entry.actor(), actor)
                && (act == null || act.equals(entry.act()))
                && fitsOutcome(entry.outcome())
                && (contains(entry.service(), object) || contains(entry.detail(), object))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    }

    private boolean fitsOutcome(String was) {
        return outcome == null || outcome.equals(was) || (outcome.equals(REFUSED) && !was.equals(DONE));
    }

    private static boolean contains(@Nullable String text, @Nullable String part) {
        return part == null
                || Optional.ofNullable(text)
                        .filter(whole -> whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }
}
