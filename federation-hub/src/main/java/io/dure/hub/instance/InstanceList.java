package io.dure.hub.instance;

import java.util.List;

/**
 * Processes by site, service and name, the newest life first.
 *
 * @param total of all that fit, also those beyond the limit
 * @param partial the store could not be asked: only those that this hub has heard of itself
 */
public record InstanceList(List<InstanceSummary> instances, int total, boolean partial) {
    public InstanceList {
        instances = List.copyOf(instances);
    }
}
