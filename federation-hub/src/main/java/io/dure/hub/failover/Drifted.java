package io.dure.hub.failover;

import io.dure.gslb.provider.RecordChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A provider serves something else than what was written there.
 *
 * @param kind whether its token is there
 * @param changes that would bring it back: {@code before} is what is there
 * @param repairs how often it was written anew lately
 * @param repairAt from when on it may be written anew by itself; empty: somebody has to say so
 */
public record Drifted(Kind kind, Instant since, List<RecordChange> changes, int repairs, Optional<Instant> repairAt) {
    /** What has drifted. */
    public enum Kind {
        RECORDS_CHANGED,
        /** Somebody took the token away: unless all the rest is as it was written, whose it is is for an operator to say. */
        TOKEN_MISSING
    }

    private static final int SHOWN = 3;

    public Drifted {
        changes = List.copyOf(changes);
    }

    /** The first few differences in words. */
    String summary() {
        String first = changes.stream()
                .limit(SHOWN)
                .map(change -> change.owner() + " " + change.type() + ": found "
                        + change.before().orElse("nothing") + ", wanted "
                        + change.after().orElse("nothing"))
                .collect(Collectors.joining("; "));
        return changes.size() > SHOWN ? first + "; and " + (changes.size() - SHOWN) + " more" : first;
    }
}
