package io.dure.gslb.provider;

import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Plan;
import java.util.Optional;

/** What a provider holds. */
public sealed interface ObserveResult {
    /**
     * It answered.
     *
     * @param plan empty: it holds none for this service
     * @param status what it answers now, from providers that decide by themselves
     */
    record Observed(Optional<Plan> plan, Optional<NameserverStatus> status) implements ObserveResult {}

    /** No answer: nothing is known, neither that it holds a plan nor that it holds none. */
    record Unreachable(String cause) implements ObserveResult {}
}
