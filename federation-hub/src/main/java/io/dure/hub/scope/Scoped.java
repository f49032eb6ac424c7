package io.dure.hub.scope;

import java.util.Optional;

/** A body of the API, or an event of the live stream, that says something of sites or services. */
public interface Scoped {
    /** What of it is for these eyes; empty: nothing of it, as if it were not there. */
    Optional<?> within(Sight sight);
}
