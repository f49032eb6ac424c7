package io.dure.gslb.provider.route53;

import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.route53.records.CheckBinding;
import io.dure.gslb.provider.route53.records.Target;
import io.dure.gslb.provider.testkit.ProviderContract;
import org.junit.jupiter.api.AfterEach;

/** The contract's endpoints are out of the checkers' reach, so its members refer to health checks by id. */
class Route53ContractTest extends ProviderContract {
    private final Fixture route53 = new Fixture();

    @AfterEach
    void close() {
        route53.close();
    }

    @Override
    protected Provider freshProvider() {
        CloudWatchCheck.put(route53.aws, "alarm-1");
        return route53.provider(Fixture.bound(new Target.Addresses(), new CheckBinding.Referred("alarm-1")));
    }

    @Override
    protected Provider withoutToken(Provider provider) {
        route53.aws.remove(Fixture.ZONE, set -> set.type().equals("TXT"));
        return provider;
    }
}
