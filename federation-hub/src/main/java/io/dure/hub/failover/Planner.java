package io.dure.hub.failover;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.ProviderPlan;

/** Tells, without asking anybody, what a plan would change at a provider. Pure, and never throws. */
@FunctionalInterface
public interface Planner {
    /** Of providers that keep whole plans. */
    Planner OF_PLANS =
            (provider, desired, actual) -> new ProviderPlan.Changes(PlanDiff.between(actual.plan(), desired));

    /**
     * What differs.
     *
     * @param actual as the provider was last read
     */
    ProviderPlan plan(String provider, Plan desired, ObserveResult.Observed actual);
}
