package io.dure.hub.failover;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An administrator's wish for another definition of a service.
 *
 * @param detail why and what, for the audit
 * @param next with the id of the service
 */
public record Redefinition(String actor, String detail, ServiceDefinition next) {
    /** A shift of the answers keeps to the guardrails that stand now, not to those that are wished for. */
    Optional<ActResult.Refused> refusal(ServiceDefinition current, Members members, OperatorDesk desk, Instant now) {
        return impossible(current, members)
                .or(() -> isForTwo(current) ? desk.checkProposed(this) : checkShift(current, desk, now));
    }

    private Optional<ActResult.Refused> impossible(ServiceDefinition current, Members members) {
        if (!next.id().equals(current.id()) || !next.name().equals(current.name())) {
            return refuse(
                    ActResult.Code.SERVICE_NAME_FIXED,
                    current.id() + " answers for " + current.name() + " and cannot change to " + next.name()
                            + "; remove it and create another service");
        }
        return isAnswered(members)
                ? Optional.empty()
                : refuse(ActResult.Code.NEVER_EMPTY, "no member would be left that answers with a weight above 0");
    }

    /** What moves the answers is a planned act, whoever comes or goes by it. */
    private Optional<ActResult.Refused> checkShift(ServiceDefinition current, OperatorDesk desk, Instant now) {
        boolean stays = weights(current).equals(weights(next)) && next.policy().equals(current.policy());
        return stays ? Optional.empty() : desk.checkRedefined(this, now);
    }

    /** The same again now that a second person approves; what was changed meanwhile is not undone. */
    Optional<ActResult.Refused> approvedRefusal(
            ServiceDefinition proposedFrom,
            ServiceDefinition current,
            Members members,
            OperatorDesk desk,
            Instant now) {
        return proposedFrom.equals(current)
                ? impossible(current, members).or(() -> checkShift(current, desk, now))
                : refuse(
                        ActResult.Code.TOKEN_MISMATCH,
                        "the service was changed since it was proposed; propose it anew");
    }

    /** On a service for two, everything but the mode: who could change the rest alone could answer whatever they like. */
    boolean isForTwo(ServiceDefinition current) {
        return current.guardrails().twoPeople()
                && !next.set(current.mode(), next.members()).equals(current);
    }

    private boolean isAnswered(Members members) {
        return next.members().stream()
                .anyMatch(wanted -> wanted.weight() > 0
                        && members.at(wanted.site()).filter(Member::isOut).isEmpty());
    }

    private static Map<String, Integer> weights(ServiceDefinition service) {
        return service.members().stream().collect(Collectors.toMap(MemberDefinition::site, MemberDefinition::weight));
    }

    private static Optional<ActResult.Refused> refuse(ActResult.Code code, String message) {
        return Optional.of(new ActResult.Refused(code, message));
    }
}
