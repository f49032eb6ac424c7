package io.dure.hub.steering;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.hub.failover.Planner;
import io.dure.hub.federation.Enrolment;
import io.dure.hub.provider.OutsideProviders;
import io.dure.hub.provider.ProviderKind;
import java.util.Optional;

/** Whom a plan goes to: an enrolled collector's nameserver, else a provider of the operator's file. */
final class Providers implements Planner {
    private final PlanHolders holders;
    private final Enrolment enrolment;
    private final OutsideProviders outside;

    Providers(PlanHolders holders, Enrolment enrolment, OutsideProviders outside) {
        this.holders = holders;
        this.enrolment = enrolment;
        this.outside = outside;
    }

    Provider provider(String id) {
        return isNameserver(id)
                ? holders.provider(id)
                : outside.byId(id).map(OutsideProviders.Entry::provider).orElseGet(() -> new NotConfigured(id));
    }

    ProviderKind kind(String id) {
        return isNameserver(id)
                ? ProviderKind.NAMESERVER
                : outside.byId(id).map(OutsideProviders.Entry::kind).orElse(ProviderKind.NOT_CONFIGURED);
    }

    @Override
    public ProviderPlan plan(String provider, Plan desired, ObserveResult.Observed actual) {
        return provider(provider).plan(desired, actual);
    }

    private boolean isNameserver(String id) {
        return enrolment.byId(id).isPresent();
    }

    /** A service is bound to it, and the operator's file does not name it. */
    private record NotConfigured(String id) implements Provider {
        @Override
        public Capabilities capabilities() {
            return new Capabilities(false, false, false);
        }

        @Override
        public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
            return new ProviderPlan.Refused(ApplyResult.Refused.REJECTED, cause());
        }

        @Override
        public ApplyResult apply(Optional<Token> expected, Plan next) {
            return new ApplyResult.Unreachable(cause());
        }

        @Override
        public ObserveResult observe(ServiceName service) {
            return new ObserveResult.Unreachable(cause());
        }

        private String cause() {
            return "no provider " + id + " in dure.hub.providers; name it there, or take it out of the service";
        }
    }
}
