package io.dure.hub.steering;

import java.util.List;
import java.util.Optional;

/** The services, read side. */
public interface ServiceViews {
    /** Sorted by id. */
    List<ServiceView> services();

    /** Empty when there is no such service. */
    Optional<ServiceDetail> service(String id);

    /** What answers for it; empty when there is no such service. */
    Optional<ServiceProviders> providers(String id);
}
