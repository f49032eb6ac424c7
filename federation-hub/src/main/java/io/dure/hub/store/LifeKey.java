package io.dure.hub.store;

import io.dure.federation.v1.Instance;

/** Which process. */
record LifeKey(String site, String service, String instance, long startMs) {
    static LifeKey of(Instance instance) {
        return new LifeKey(instance.getSite(), instance.getService(), instance.getInstance(), instance.getStartMs());
    }
}
