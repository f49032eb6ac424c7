package io.dure.hub.metric;

import java.util.List;

/** The store of series, read side. */
public interface SeriesSource {
    /**
     * Adds up what is stored.
     *
     * @throws TooManySeries if there are more than the request allows
     */
    SeriesReading read(SeriesRequest request);

    /** The gauges that reported within the last day, by name. */
    List<Gauge> gauges();

    /** A quantity that some instance measures. */
    record Gauge(String name, String unit) {}
}
