package io.dure.hub.live;

import io.dure.auth.role.Names;
import java.util.List;
import java.util.Optional;

/** What some services do at a site, merged, read side. */
public interface SiteValues {
    /** The newest window that is due and that somebody reported into, while its reporters can still be alive. */
    Optional<WindowValues> newest(String site, Names services);

    /** The newest window ever seen within the hour, for a site that is stale. */
    Optional<WindowValues> last(String site, Names services);

    /** The newest preview; empty when there was none for some seconds. */
    Optional<LiveValues> preview(String site, Names services);

    /** Due windows of the last ten minutes, oldest first. */
    List<HistoryPoint> history(String site, Names services);

    default Optional<WindowValues> newest(String site) {
        return newest(site, new Names.All());
    }

    default Optional<WindowValues> last(String site) {
        return last(site, new Names.All());
    }

    default Optional<LiveValues> preview(String site) {
        return preview(site, new Names.All());
    }

    default List<HistoryPoint> history(String site) {
        return history(site, new Names.All());
    }
}
