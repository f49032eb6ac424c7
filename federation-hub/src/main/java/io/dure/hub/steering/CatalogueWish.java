package io.dure.hub.steering;

import io.dure.hub.failover.ServiceDefinition;
import java.util.List;
import java.util.Optional;

/**
 * A wish for other services.
 *
 * @param remove whether services that are not named are removed
 * @param expected tag of all services as they must be; empty: whatever they are
 * @param leftover what becomes of records that nobody steers any more; empty: not said, so such a wish is refused
 * @param reason in the operator's words, for the audit
 */
public record CatalogueWish(
        List<ServiceDefinition> services,
        boolean remove,
        Optional<String> expected,
        Optional<Leftover> leftover,
        String reason) {
    public CatalogueWish {
        services = List.copyOf(services);
    }
}
