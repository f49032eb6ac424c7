package io.dure.hub.live;

import java.util.List;
import java.util.Optional;

/** A site's values, read side. */
public interface SiteValues {
    /** The newest window that is due and that somebody reported into, while its reporters can still be alive. */
    Optional<WindowValues> newest(String site);

    /** The newest window ever seen within the hour, for a site that is stale. */
    Optional<WindowValues> last(String site);

    /** The newest preview; empty when there was none for some seconds. */
    Optional<LiveValues> preview(String site);

    /** Due windows of the last ten minutes, oldest first. */
    List<HistoryPoint> history(String site);
}
