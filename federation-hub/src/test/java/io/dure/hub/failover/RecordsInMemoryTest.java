package io.dure.hub.failover;

import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.testkit.ProviderContract;
import java.util.Optional;

class RecordsInMemoryTest extends ProviderContract {
    private final RecordsInMemory provider = new RecordsInMemory("zone");

    @Override
    protected Provider freshProvider() {
        return provider;
    }

    @Override
    protected Provider withoutToken(Provider provider) {
        ((RecordsInMemory) provider).tamper(Optional.empty());
        return provider;
    }
}
