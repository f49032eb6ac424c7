package io.dure.hub.metric;

import java.util.List;

/** Series of every metric, read side. */
public interface Metrics {
    int MOST_SERIES = 100;

    List<Metric> metrics();

    /**
     * Asks the store.
     *
     * @throws TooManySeries if the answer would have more than {@link #MOST_SERIES}
     */
    MetricAnswer answer(MetricQuery query);
}
