package io.dure.hub.failover;

import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An administrator's wish for another definition of a service.
 *
 * @param detail why and what, for the audit
 * @param next with the id of the service
 */
public record Redefinition(String actor, String detail, ServiceDefinition next) {
    /** A shift of the answers keeps to the guardrails that stand now, not to those that are wished for. */
    Optional<ActResult.Refused> refusal(
            ServiceDefinition current, Members members, OperatorDesk desk, Token token, Instant now) {
        if (!next.id().equals(current.id()) || !next.name().equals(current.name())) {
            return refuse(
                    ActResult.Code.SERVICE_NAME_FIXED,
                    current.id() + " answers for " + current.name() + " and cannot change to " + next.name()
                            + "; remove it and create another service");
        }
        if (!isAnswered(members)) {
            return refuse(ActResult.Code.NEVER_EMPTY, "no member would be left that answers with a weight above 0");
        }
        Map<String, Integer> weights = shifted(current);
        boolean sameMembers = sites(current).equals(sites(next));
        if (weights.isEmpty() && sameMembers && next.policy().equals(current.policy())) {
            return Optional.empty();
        }
        Act.SetWeights shift = new Act.SetWeights(actor, detail, weights, Optional.empty());
        Optional<ActResult.Refused> refused = desk.checkWeights(shift, token, now);
        if (refused.isEmpty() && desk.isForTwo(shift)) {
            return refuse(
                    ActResult.Code.TWO_PEOPLE,
                    "two people decide on shifts of " + current.id()
                            + "'s answers: propose the weights, then apply the rest");
        }
        return refused;
    }

    private boolean isAnswered(Members members) {
        return next.members().stream()
                .anyMatch(wanted -> wanted.weight() > 0
                        && members.at(wanted.site()).filter(Member::isOut).isEmpty());
    }

    /** Of the members that stay, and 0 of those that go. */
    Map<String, Integer> shifted(ServiceDefinition current) {
        Map<String, Integer> wanted = new TreeMap<>();
        next.members().forEach(member -> wanted.put(member.site(), member.weight()));
        Map<String, Integer> shifted = new TreeMap<>();
        for (MemberDefinition member : current.members()) {
            int weight = wanted.getOrDefault(member.site(), 0);
            if (weight != member.weight()) {
                shifted.put(member.site(), weight);
            }
        }
        return shifted;
    }

    private static Set<String> sites(ServiceDefinition service) {
        return service.members().stream().map(MemberDefinition::site).collect(Collectors.toSet());
    }

    private static Optional<ActResult.Refused> refuse(ActResult.Code code, String message) {
        return Optional.of(new ActResult.Refused(code, message));
    }
}
