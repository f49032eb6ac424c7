package io.dure.hub.metric;

import io.dure.auth.role.Scope;
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
    default List<Gauge> gauges() {
        return gauges(Scope.EVERYTHING);
    }

    /** Those of what is in scope. */
    List<Gauge> gauges(Scope scope);

    /** A quantity that some instance measures. */
    record Gauge(String name, String unit) {}
}
