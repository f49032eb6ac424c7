package io.dure.collector.plan;

import io.dure.gslb.nameserver.Nameserver;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.util.Collection;
import java.util.Optional;

/** The plans that the hosted nameserver answers by. */
record NameserverPlans(Nameserver nameserver) implements PlanHolder {
    @Override
    public ApplyResult apply(Optional<Token> expected, Plan next) {
        return nameserver.apply(expected, next);
    }

    @Override
    public ApplyResult withdraw(Optional<Token> expected, String service, Token last) {
        return nameserver.withdraw(expected, service, last);
    }

    @Override
    public void announced(Collection<String> services) {
        nameserver.announced(services);
    }

    @Override
    public ObserveResult observe(String service) {
        return nameserver.held(service);
    }

    @Override
    public Collection<Plan> plans() {
        return nameserver.plans();
    }
}
