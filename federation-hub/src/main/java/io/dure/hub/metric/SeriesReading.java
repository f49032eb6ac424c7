package io.dure.hub.metric;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the store found.
 *
 * @param stepMs may be wider than asked for, where only wider windows are kept
 * @param resolutionMs width of the windows that were read
 * @param series measures by the values of what they are told apart by, and by the start of the step
 * @param envelopeMs width of the windows whose lowest and highest values the measures have; null where they were not asked for
 * @param reported by the start of the step, in how many windows (of {@code envelopeMs}, else {@code resolutionMs}) those reported
 *     that the series are told apart by, as far as that is who they are; steps without reports are absent
 * @param reports starts of steps in which a site reported, of the scope's service and instance
 * @param firstReports start of each site's oldest window, at any time
 * @param lastReports end of each site's newest window, at any time
 */
public record SeriesReading(
        long stepMs,
        long resolutionMs,
        @Nullable Long envelopeMs,
        Map<List<String>, NavigableMap<Long, Measure>> series,
        Map<List<String>, Map<Long, Integer>> reported,
        Map<String, Set<Long>> reports,
        Map<String, Instant> firstReports,
        Map<String, Instant> lastReports) {
    /** Labels of who reports, rather than of what. */
    public static final Set<By> WHO = Set.of(By.SITE, By.SERVICE, By.INSTANCE);
}
