package io.dure.hub.live;

import io.dure.federation.v1.Instance;

/** One process of a service at a site; a restarted one has another start. */
record InstanceKey(String site, String service, String instance, long startMs) {
    static InstanceKey of(Instance instance) {
        return new InstanceKey(
                instance.getSite(), instance.getService(), instance.getInstance(), instance.getStartMs());
    }
}
