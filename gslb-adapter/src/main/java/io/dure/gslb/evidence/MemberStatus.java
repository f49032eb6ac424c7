package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * What one nameserver answers for one member now.
 *
 * @param weight that answers are drawn with now; 0: not answered
 * @param evacuations the highest number of evacuations that this nameserver knows of
 * @param evacuated taken out by this nameserver's own decision and not yet latched or put back by a leader's plan
 * @param verdict what the quorum says here
 * @param withheld why an evacuation that the verdict asks for is not done
 * @param answers cumulative answers to the public that named this member, since the nameserver's start
 * @param answeredEndpoints those that answers carry now
 */
public record MemberStatus(
        String site,
        int weight,
        long evacuations,
        boolean evacuated,
        Verdict verdict,
        Optional<Withheld> withheld,
        long answers,
        List<Endpoint> answeredEndpoints) {
    public MemberStatus {
        answeredEndpoints = List.copyOf(answeredEndpoints);
    }
}
