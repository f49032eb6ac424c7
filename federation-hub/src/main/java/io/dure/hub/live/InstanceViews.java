package io.dure.hub.live;

import java.util.List;
import java.util.Optional;

/** The instances, read side. */
public interface InstanceViews {
    /**
     * Sorted by site, service and instance.
     *
     * @param service only this one's
     * @param site only this one's
     * @param hidden those too that are gone for longer than ten minutes
     */
    List<InstanceView> instances(Optional<String> service, Optional<String> site, boolean hidden);
}
