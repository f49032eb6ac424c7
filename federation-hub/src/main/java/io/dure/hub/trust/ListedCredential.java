package io.dure.hub.trust;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A credential as administrators see it.
 *
 * @param replacedAt when its holder got another that is not revoked; this one stays good until its end
 * @param lastSeenAt null: not since this hub's start
 */
record ListedCredential(
        String id,
        PartKind kind,
        @Nullable String site,
        String name,
        String origin,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant replacedAt,
        @Nullable Instant lastSeenAt) {
    private static final Comparator<ListedCredential> NEWEST_FIRST =
            Comparator.comparing(ListedCredential::issuedAt).reversed().thenComparing(ListedCredential::id);

    private record Holder(PartKind kind, @Nullable String site, String name) {}

    /** The newest first. */
    static List<ListedCredential> of(List<Credential> all, Function<Credential, Optional<Instant>> lastSeen) {
        Map<Holder, Credential> newest = new HashMap<>();
        for (Credential each : all) {
            if (each.revokedAt() == null) {
                newest.merge(
                        holder(each), each, (one, other) -> one.issuedAt().isBefore(other.issuedAt()) ? other : one);
            }
        }
        return all.stream()
                .map(each -> listed(each, newest.get(holder(each)), lastSeen.apply(each)))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private static Holder holder(Credential credential) {
        return new Holder(credential.kind(), credential.site(), credential.name());
    }

    private static ListedCredential listed(Credential each, @Nullable Credential newest, Optional<Instant> seen) {
        Instant replaced = newest != null && newest.issuedAt().isAfter(each.issuedAt()) ? newest.issuedAt() : null;
        return new ListedCredential(
                each.id(),
                each.kind(),
                each.site(),
                each.name(),
                each.origin(),
                each.issuedAt(),
                each.expiresAt(),
                each.revokedAt(),
                replaced,
                seen.orElse(null));
    }
}
