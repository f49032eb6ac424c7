package io.dure.gslb.evacuation;

import io.dure.gslb.plan.Endpoint;
import java.util.List;

/**
 * What answers are drawn from: at least one member, each with a weight above 0 and at least one endpoint. There is no
 * empty answer set.
 *
 * @param failOpen no member that the plan answers is fit, so these are the evacuated members that are up, or all as
 *     configured
 */
public record AnswerSet(List<AnsweringMember> members, boolean failOpen) {
    public AnswerSet {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an answer set is never empty");
        }
    }

    /** Sum of the weights. */
    public int totalWeight() {
        int total = 0;
        for (AnsweringMember member : members) {
            total += member.weight();
        }
        return total;
    }

    /** 0 if the member is not answered. */
    public int weight(String site) {
        for (AnsweringMember member : members) {
            if (member.site().equals(site)) {
                return member.weight();
            }
        }
        return 0;
    }

    /** Empty if the member is not answered. */
    public List<Endpoint> endpoints(String site) {
        for (AnsweringMember member : members) {
            if (member.site().equals(site)) {
                return member.endpoints();
            }
        }
        return List.of();
    }
}
