package io.dure.hub.store;

/**
 * An immutable file of rows.
 *
 * @param name within the series' folder
 * @param firstSegment the first of those whose rows it has
 * @param fromMs start of its oldest window
 * @param toMs end of its newest window
 * @param layout which columns it has, see {@link Family#LAYOUT}
 */
record SeriesFile(
        String name,
        Family family,
        Resolution resolution,
        long firstSegment,
        long lastSegment,
        long fromMs,
        long toMs,
        long rows,
        long bytes,
        int layout) {}
