package io.dure.gslb.provider;

import java.util.List;

/** What applying a plan would change at a provider, found without asking it. */
public sealed interface ProviderPlan {
    /** The exact records that differ, the token's last; empty: it serves what is desired. */
    record Changes(List<RecordChange> changes) implements ProviderPlan {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /**
     * It cannot serve this plan.
     *
     * @param code stable: one of {@link ApplyResult.Refused}'s
     */
    record Refused(String code, String message) implements ProviderPlan {}
}
