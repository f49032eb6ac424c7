package io.dure.hub.instance;

import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.util.List;
import java.util.Optional;

/**
 * Processes by site, service and name, the newest life first.
 *
 * @param total of all that fit, also those beyond the limit
 * @param partial the store could not be asked: only those that this hub has heard of itself
 */
public record InstanceList(List<InstanceSummary> instances, int total, boolean partial) implements Scoped {
    /** It was asked for within the scope, which its total is of. */
    @Override
    public Optional<InstanceList> within(Sight sight) {
        return Optional.of(new InstanceList(
                instances.stream()
                        .filter(one -> sight.covers(one.site(), one.service()))
                        .toList(),
                total,
                partial));
    }

    public InstanceList {
        instances = List.copyOf(instances);
    }
}
