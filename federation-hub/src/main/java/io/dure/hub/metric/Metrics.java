package io.dure.hub.metric;

import io.dure.auth.role.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Series of every metric, read side. */
public interface Metrics {
    int MOST_SERIES = 100;

    List<Metric> metrics();

    /** Those that something in scope reports. */
    List<Metric> metrics(Scope scope);

    /** By its name; empty when nobody reports it. */
    default Optional<Metric> metric(String name) {
        return metric(name, Scope.EVERYTHING);
    }

    /** By its name; empty when nothing in scope reports it. */
    default Optional<Metric> metric(String name, Scope scope) {
        return Stream.of(Metric.OWN.stream(), Stream.of(this).flatMap(all -> all.metrics(scope).stream()))
                .flatMap(each -> each)
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    /**
     * Asks the store.
     *
     * @throws TooManySeries if the answer would have more than {@link #MOST_SERIES}
     */
    MetricAnswer answer(MetricQuery query);
}
