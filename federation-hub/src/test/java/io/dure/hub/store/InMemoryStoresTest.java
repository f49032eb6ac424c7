package io.dure.hub.store;

class InMemoryStoresTest extends StoreContract {
    private final Stores stores = InMemoryStores.create(CLOCK);

    @Override
    Stores stores() {
        return stores;
    }
}
