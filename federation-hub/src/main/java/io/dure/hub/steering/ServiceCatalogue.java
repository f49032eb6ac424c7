package io.dure.hub.steering;

import io.dure.hub.failover.ServiceDefinition;
import java.util.List;

/** The services as operators define them, as a whole. */
public interface ServiceCatalogue {
    /** With weights and modes as they were last set; sorted by id. */
    List<ServiceDefinition> services();

    /** What it would take, with every refusal; changes nothing. */
    CatalogueResult compare(CatalogueWish wish);

    /** Makes all differences or none; what was accepted is stored and audited when it returns. */
    CatalogueResult apply(Actor actor, CatalogueWish wish);
}
