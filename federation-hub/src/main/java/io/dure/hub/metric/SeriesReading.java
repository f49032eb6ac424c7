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
 * @param reports starts of steps in which a site reported, of the scope's service and instance
 * @param lastReports end of each site's newest window, at any time
 */
public record SeriesReading(
        long stepMs,
        long resolutionMs,
        Map<List<String>, NavigableMap<Long, Measure>> series,
        Map<String, Set<Long>> reports,
        Map<String, Instant> lastReports) {}
