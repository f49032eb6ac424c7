package io.dure.gslb.evidence;

import java.util.List;

/**
 * What the quorum makes of a service's members, in the plan's order.
 *
 * @param readiness whether the voters that are there would suffice
 */
public record Judgement(List<MemberJudgement> members, Readiness readiness) {
    public Judgement {
        members = List.copyOf(members);
    }

    public MemberJudgement member(String site) {
        for (MemberJudgement member : members) {
            if (member.site().equals(site)) {
                return member;
            }
        }
        throw new IllegalArgumentException("no judgement of a member at " + site);
    }

    public Verdict verdict(String site) {
        return member(site).verdict();
    }
}
