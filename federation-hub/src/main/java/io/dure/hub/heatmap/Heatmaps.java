package io.dure.hub.heatmap;

import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.TimeRange;

/** The T-Map, read side. */
public interface Heatmaps {
    Heatmap heatmap(Question question);

    /**
     * What is to be drawn.
     *
     * @param columns at most so many
     * @param detail rows an octave, as a power of two
     */
    record Question(SeriesRequest.Scope scope, TimeRange range, int columns, int detail) {}
}
