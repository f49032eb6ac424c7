package io.dure.hub.failover;

import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A planned act that waits for a second person, or waited.
 *
 * @param expected the token that weights were seen at
 * @param until end of an evacuation
 * @param definition what the service was and is to be
 * @param proposedAt by the wall clock, as are all times here
 */
public record Proposal(
        String id,
        Kind kind,
        Optional<String> site,
        Map<String, Integer> weights,
        Optional<Token> expected,
        Optional<Instant> until,
        Optional<DrillPlan> drill,
        Optional<DefinitionChange> definition,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        State state,
        Optional<Decision> decision) {
    public Proposal {
        weights = Map.copyOf(weights);
    }

    /** What is proposed. */
    public enum Kind {
        WEIGHTS,
        EVACUATE,
        RETURN,
        DRILL,
        DEFINITION
    }

    /** Another definition of the service, as it was when it was proposed and as it is to be. */
    public record DefinitionChange(ServiceDefinition before, ServiceDefinition next) {}

    /** Where it stands. */
    public enum State {
        PENDING,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        EXPIRED
    }

    /** Who decided, and why; nobody where it expired. */
    public record Decision(Instant at, String by, String reason) {}

    static Proposal of(String id, Act.Planned act, Instant at, Instant expires) {
        return switch (act) {
            case Act.SetWeights weights ->
                pending(id, Kind.WEIGHTS, act, at, expires).withWeights(weights.weights(), weights.expected());
            case Act.Evacuate evacuate ->
                pending(id, Kind.EVACUATE, act, at, expires).with(evacuate.site(), evacuate.until(), Optional.empty());
            case Act.Return back ->
                pending(id, Kind.RETURN, act, at, expires).with(back.site(), Optional.empty(), Optional.empty());
            case Act.StartDrill drill ->
                pending(id, Kind.DRILL, act, at, expires)
                        .with(drill.site(), Optional.empty(), Optional.of(drill.plan()));
        };
    }

    static Proposal of(String id, Redefinition wish, ServiceDefinition current, Instant at, Instant expires) {
        return pending(id, Kind.DEFINITION, wish.actor(), wish.detail(), at, expires)
                .with(new DefinitionChange(current, wish.next()));
    }

    private static Proposal pending(String id, Kind kind, Act act, Instant at, Instant expires) {
        return pending(id, kind, act.actor(), act.reason(), at, expires);
    }

    private static Proposal pending(String id, Kind kind, String by, String reason, Instant at, Instant expires) {
        return new Proposal(
                id,
                kind,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason,
                by,
                at,
                expires,
                State.PENDING,
                Optional.empty());
    }

    private Proposal withWeights(Map<String, Integer> wanted, Optional<Token> seen) {
        return new Proposal(
                id,
                kind,
                site,
                wanted,
                seen,
                until,
                drill,
                definition,
                reason,
                proposedBy,
                proposedAt,
                expiresAt,
                state,
                decision);
    }

    private Proposal with(DefinitionChange change) {
        return new Proposal(
                id,
                kind,
                site,
                weights,
                expected,
                until,
                drill,
                Optional.of(change),
                reason,
                proposedBy,
                proposedAt,
                expiresAt,
                state,
                decision);
    }

    private Proposal with(String at, Optional<Instant> end, Optional<DrillPlan> plan) {
        return new Proposal(
                id,
                kind,
                Optional.of(at),
                weights,
                expected,
                end,
                plan,
                definition,
                reason,
                proposedBy,
                proposedAt,
                expiresAt,
                state,
                decision);
    }

    Proposal decided(State next, Optional<Decision> by) {
        return new Proposal(
                id,
                kind,
                site,
                weights,
                expected,
                until,
                drill,
                definition,
                reason,
                proposedBy,
                proposedAt,
                expiresAt,
                next,
                by);
    }

    /** The other definition that is wished for, now that somebody else approves. */
    Redefinition redefinition(String approver) {
        return new Redefinition(
                proposedBy,
                reason + ", approved by " + approver,
                definition.orElseThrow().next());
    }

    /** The act as its proposer asked for it, now that somebody else approves. */
    Act.Planned act(String approver) {
        String why = reason + ", approved by " + approver;
        return switch (kind) {
            case WEIGHTS -> new Act.SetWeights(proposedBy, why, weights, expected);
            case EVACUATE -> new Act.Evacuate(proposedBy, why, site.orElseThrow(), until);
            case RETURN -> new Act.Return(proposedBy, why, site.orElseThrow());
            case DRILL -> new Act.StartDrill(proposedBy, reason, site.orElseThrow(), drill.orElseThrow());
            case DEFINITION -> throw new IllegalStateException("a definition is no act");
        };
    }
}
