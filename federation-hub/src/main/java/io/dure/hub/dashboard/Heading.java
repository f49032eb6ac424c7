package io.dure.hub.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a dashboard but its document.
 *
 * @param owner login name; null: nobody's
 * @param version rises with every save, from 1
 * @param updatedAt null: it came with the product
 * @param updatedBy login name; null: nobody
 * @param pages how many
 */
public record Heading(
        String id,
        String name,
        String description,
        @Nullable String owner,
        Origin origin,
        long version,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy,
        int pages,
        List<Share> shares) {
    public Heading {
        shares = List.copyOf(shares);
    }

    /** As it is after a save. */
    public Heading saved(Document document, String by, Instant at) {
        return new Heading(
                id,
                document.name(),
                document.description(),
                owner,
                origin,
                version + 1,
                at,
                by,
                document.pages(),
                shares);
    }

    /** Somebody else's; no new version either. */
    public Heading ownedBy(String other) {
        return new Heading(id, name, description, other, origin, version, updatedAt, updatedBy, pages, shares);
    }

    /** With other shares; no new version, as the document is the same. */
    public Heading shared(List<Share> others) {
        return new Heading(id, name, description, owner, origin, version, updatedAt, updatedBy, pages, others);
    }
}
