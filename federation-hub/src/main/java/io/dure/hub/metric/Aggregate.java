package io.dure.hub.metric;

import java.util.Locale;

/** How the values of a step become one. */
public enum Aggregate {
    SUM,
    /** A second. */
    RATE,
    /** Of all transactions. */
    RATIO,
    MEAN,
    MIN,
    MAX,
    /** Sum over the instances, and over a gauge's siblings, of their means. */
    TOTAL,
    P50,
    P90,
    P95,
    P99,
    /** Upper bound of the highest bucket with a value. */
    MAX_BUCKET,
    /** How many different ones. */
    DISTINCT,
    /** APDEX: satisfied and half of the tolerating ones, of all whose process counts them. */
    SCORE;

    /** As the API spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isPercentile() {
        return switch (this) {
            case P50, P90, P95, P99, MAX_BUCKET -> true;
            case SUM, RATE, RATIO, MEAN, MIN, MAX, TOTAL, DISTINCT, SCORE -> false;
        };
    }
}
