package io.dure.hub.reconciliation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dure.hub.ledger.Balance;
import io.dure.hub.ledger.LifeLedger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process's row of the ledger.
 *
 * @param startedAt null where it does not say
 * @param lastWindowAt end of its newest stored window; null while all of them were lost
 * @param missingSince when the hole began; null while none is certain
 */
public record InstanceRow(
        String site,
        String service,
        String instance,
        @Nullable Instant startedAt,
        @JsonUnwrapped Balance balance,
        @Nullable Instant lastWindowAt,
        LifeLedger.State state,
        @Nullable Instant missingSince) {
    /** As the API shows it. */
    public static InstanceRow of(LifeLedger life) {
        return new InstanceRow(
                life.life().site(),
                life.life().service(),
                life.life().instance(),
                life.life().startMs() == 0
                        ? null
                        : Instant.ofEpochMilli(life.life().startMs()),
                life.balance(),
                life.lastWindowMs() == 0 ? null : Instant.ofEpochMilli(life.lastWindowMs()),
                life.state(),
                life.missing().isSome() ? Instant.ofEpochMilli(life.missing().sinceMs()) : null);
    }
}
