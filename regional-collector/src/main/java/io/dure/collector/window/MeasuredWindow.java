package io.dure.collector.window;

import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Series;
import java.util.List;

/**
 * One window of one instance as a report brought it, by the instance's clock.
 *
 * @param startMs UTC epoch milliseconds
 * @param lengthMs at least 1
 * @param preview a live value that the window will replace
 * @param whole the report holds everything of the window, as those of our agent do; others may bring a window in parts
 */
record MeasuredWindow(
        Instance instance, long startMs, int lengthMs, boolean preview, boolean whole, List<Series> series) {
    MeasuredWindow {
        series = List.copyOf(series);
    }

    long endMs() {
        return startMs + lengthMs;
    }
}
