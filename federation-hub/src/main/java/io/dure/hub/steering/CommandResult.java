package io.dure.hub.steering;

import io.dure.gslb.plan.Token;
import org.jspecify.annotations.Nullable;

/** What became of an operator's command. */
public sealed interface CommandResult {
    /**
     * Decided, stored and audited; the providers follow.
     *
     * @param token of the plan that carries it; null when nothing had to change outside yet
     */
    record Accepted(@Nullable Token token) implements CommandResult {}

    /** Nothing was changed yet: it is stored and audited, and waits for another person. */
    record Proposed(ProposalBody proposal) implements CommandResult {}

    /**
     * Nothing was changed.
     *
     * @param field the input that is wrong, for example {@code weights.private}; null when none is
     */
    record Rejected(
            Rejection code, String message, @Nullable String field) implements CommandResult {}
}
