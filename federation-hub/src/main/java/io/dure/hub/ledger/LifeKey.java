package io.dure.hub.ledger;

import io.dure.federation.v1.Instance;
import java.util.Comparator;

/**
 * One process from its start to its end.
 *
 * @param startMs by its own clock; 0 where it says none
 */
public record LifeKey(String site, String service, String instance, long startMs) implements Comparable<LifeKey> {
    private static final Comparator<LifeKey> ORDER = Comparator.comparing(LifeKey::site)
            .thenComparing(LifeKey::service)
            .thenComparing(LifeKey::instance)
            .thenComparingLong(LifeKey::startMs);

    /** Of the process that a window or a loss names. */
    public static LifeKey of(Instance instance) {
        return new LifeKey(instance.getSite(), instance.getService(), instance.getInstance(), instance.getStartMs());
    }

    @Override
    public int compareTo(LifeKey other) {
        return ORDER.compare(this, other);
    }
}
