package io.dure.hub.live;

/** How many transactions entered how. */
public record Counts(long byName, long other, long probes) {
    static Counts of(Traffic traffic) {
        return new Counts(traffic.byName().count(), traffic.other().count(), traffic.probes());
    }

    Counts plus(Counts more) {
        return new Counts(byName + more.byName, other + more.other, probes + more.probes);
    }
}
