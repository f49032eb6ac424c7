package io.dure.collector.plan;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.util.Collection;
import java.util.Optional;

/** Keeps the newest plan of each service on disk, by compare-and-set from token to token. */
public interface PlanHolder {
    /** Returns when the plan is durable, and answered by where a nameserver is hosted. */
    ApplyResult apply(Optional<Token> expected, Plan next);

    /**
     * The service is no more: it is answered and probed no longer. Returns when that is durable; the token stays.
     *
     * @param last newer than the token held
     */
    ApplyResult withdraw(Optional<Token> expected, String service, Token last);

    /** The ids of all services that the leader steers; told before a plan. */
    default void announced(Collection<String> services) {}

    ObserveResult observe(String service);

    /** The plans held now; the caller may keep the collection. */
    Collection<Plan> plans();
}
