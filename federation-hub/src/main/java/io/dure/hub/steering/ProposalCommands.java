package io.dure.hub.steering;

import java.util.List;
import java.util.Optional;

/** What two people decide. */
public interface ProposalCommands {
    /** The pending ones, then the decided ones; empty: no such service. */
    Optional<List<ProposalBody>> proposals(String service);

    CommandResult decide(Actor actor, String service, String proposal, boolean approved, String reason);

    CommandResult withdraw(Actor actor, String service, String proposal);
}
