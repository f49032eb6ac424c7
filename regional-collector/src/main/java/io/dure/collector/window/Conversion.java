package io.dure.collector.window;

import java.util.List;
import java.util.Map;

/**
 * What became of one report.
 *
 * @param rejected data points that were not taken, by reason
 */
record Conversion(List<MeasuredWindow> windows, Map<String, Long> rejected) {
    Conversion {
        windows = List.copyOf(windows);
        rejected = Map.copyOf(rejected);
    }
}
