package io.dure.hub.store;

class InMemoryUserStoresTest extends UserStoreContract {
    private final Stores stores = InMemoryStores.create();

    @Override
    Stores stores() {
        return stores;
    }
}
