package io.dure.hub.metric;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/**
 * What the store found.
 *
 * @param stepMs may be wider than asked for, where only wider windows are kept
 * @param resolutionMs width of the windows that were read
 * @param series measures by the values of what they are told apart by, and by the start of the step
 * @param reported starts of steps in which those reported that the series are told apart by, as far as that is who they are
 * @param reports starts of steps in which a site reported, of the scope's service and instance
 * @param lastReports end of each site's newest window, at any time
 */
public record SeriesReading(
        long stepMs,
        long resolutionMs,
        Map<List<String>, NavigableMap<Long, Measure>> series,
        Map<List<String>, Set<Long>> reported,
        Map<String, Set<Long>> reports,
        Map<String, Instant> lastReports) {
    /** Labels of who reports, rather than of what. */
    public static final Set<By> WHO = Set.of(By.SITE, By.SERVICE, By.INSTANCE);
}
