package io.dure.gslb.evacuation;

import io.dure.gslb.plan.Plan;
import java.util.Map;
import java.util.Optional;

/**
 * What a nameserver keeps on disk of one service: written before anything is answered by it.
 *
 * @param plan the newest it accepted
 * @param evacuations its own, by site, until a plan takes them over or puts the member back
 */
public record HeldService(Plan plan, Map<String, Evacuation> evacuations) {
    public HeldService {
        evacuations = Map.copyOf(evacuations);
        for (String site : evacuations.keySet()) {
            plan.member(site);
        }
    }

    /** As a plan is first held. */
    public static HeldService of(Plan plan) {
        return new HeldService(plan, Map.of());
    }

    public Optional<Evacuation> evacuation(String site) {
        return Optional.ofNullable(evacuations.get(site));
    }

    /** The highest number of evacuations of the member known here. */
    public long generation(String site) {
        long planned = plan.member(site).evacuations();
        return evacuation(site).map(own -> Math.max(own.generation(), planned)).orElse(planned);
    }

    public MemberState state(String site) {
        if (evacuations.containsKey(site)) {
            return MemberState.EVACUATED;
        }
        return plan.member(site).evacuated() ? MemberState.LATCHED : MemberState.ANSWERING;
    }
}
