package io.dure.hub.failover;

import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.testkit.ProviderContract;

class RecordsInMemoryTest extends ProviderContract {
    private final RecordsInMemory provider = new RecordsInMemory("zone");

    @Override
    protected Provider freshProvider() {
        return provider;
    }
}
