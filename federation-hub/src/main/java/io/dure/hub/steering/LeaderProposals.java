package io.dure.hub.steering;

import io.dure.hub.failover.Act;
import java.util.List;
import java.util.Optional;

/** Proposals as the leaders' machines keep them. */
final class LeaderProposals implements ProposalCommands {
    private final LeaderCommands commands;
    private final ServiceBoard board;

    LeaderProposals(LeaderCommands commands, ServiceBoard board) {
        this.commands = commands;
        this.board = board;
    }

    @Override
    public Optional<List<ProposalBody>> proposals(String service) {
        return board.entry(service)
                .map(entry -> entry.machine().desk().proposals().stream()
                        .map(proposal -> ProposalBody.of(service, proposal))
                        .toList());
    }

    @Override
    public CommandResult decide(Actor actor, String service, String proposal, boolean approved, String reason) {
        return commands.act(actor, service, new Act.Decide(actor.user(), reason, proposal, approved));
    }

    @Override
    public CommandResult withdraw(Actor actor, String service, String proposal) {
        return commands.act(actor, service, new Act.Withdraw(actor.user(), "withdrawn by its proposer", proposal));
    }
}
