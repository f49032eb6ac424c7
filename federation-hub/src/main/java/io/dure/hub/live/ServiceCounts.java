package io.dure.hub.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A service's transactions by site, read side for the split and for where traffic moved. */
public interface ServiceCounts {
    /**
     * The sum of the windows of 10 s that start from {@code from}, inclusive, to {@code to}, exclusive. A site that is
     * absent did not report.
     */
    Map<String, Counts> counts(String service, Instant from, Instant to);

    /** The windows of 10 s in that time that are due, oldest first; one that nobody reported into is absent. */
    List<Slice> windows(String service, Instant from, Instant to);

    /** The previews of 2 s in that time that are due, oldest first; only the last minutes are known. */
    List<Slice> previews(String service, Instant from, Instant to);

    /** A stretch of time with the counts that sites reported for it. */
    record Slice(Instant start, Instant end, Map<String, Counts> bySite) {
        public Slice {
            bySite = Map.copyOf(bySite);
        }
    }
}
