package io.dure.hub.metric;

import io.dure.hub.metric.SeriesRequest.Content;
import java.util.List;

/**
 * Something that can be asked for.
 *
 * @param unit as OpenTelemetry spells it; that of the sum, where there are several
 * @param aggregates the usual one first
 * @param by what its series can be told apart by
 */
public record Metric(String name, String unit, List<Aggregate> aggregates, List<By> by) {
    private static final List<By> CELLS = List.of(By.SITE, By.SERVICE, By.INSTANCE, By.ROUTE, By.OUTCOME);
    private static final List<By> WINDOWS = List.of(By.SITE, By.SERVICE, By.INSTANCE);
    private static final List<By> GAUGES = List.of(By.SITE, By.SERVICE, By.INSTANCE, By.LABEL);

    /** Those that every hub has. */
    static final List<Metric> OWN = List.of(
            new Metric("transactions", "{transaction}", List.of(Aggregate.RATE, Aggregate.SUM), CELLS),
            new Metric("errors", "{transaction}", List.of(Aggregate.RATIO, Aggregate.RATE, Aggregate.SUM), CELLS),
            new Metric(
                    "duration",
                    "s",
                    List.of(
                            Aggregate.P95,
                            Aggregate.MEAN,
                            Aggregate.P50,
                            Aggregate.P90,
                            Aggregate.P99,
                            Aggregate.MAX_BUCKET),
                    CELLS),
            new Metric("apdex", "1", List.of(Aggregate.SCORE), CELLS),
            new Metric("users", "{user}", List.of(Aggregate.DISTINCT), WINDOWS));

    public Metric {
        aggregates = List.copyOf(aggregates);
        by = List.copyOf(by);
    }

    /** One that was known once: every hub's own, or else a gauge. */
    public static Metric named(String name, String unit) {
        return OWN.stream()
                .filter(own -> own.name().equals(name))
                .findFirst()
                .orElseGet(() -> gauge(new SeriesSource.Gauge(name, unit)));
    }

    static Metric gauge(SeriesSource.Gauge gauge) {
        return new Metric(
                gauge.name(),
                gauge.unit(),
                List.of(Aggregate.MEAN, Aggregate.MIN, Aggregate.MAX, Aggregate.TOTAL),
                GAUGES);
    }

    /** Whether the database cannot add it up. */
    public boolean isMergedRowByRow(Aggregate aggregate) {
        return switch (content(aggregate)) {
            case DURATIONS, USERS -> true;
            case COUNTS, APDEX, GAUGE, TOTAL -> false;
        };
    }

    /** What the store is asked for. */
    public Content content(Aggregate aggregate) {
        return switch (name) {
            case "transactions", "errors" -> Content.COUNTS;
            case "duration" -> aggregate == Aggregate.MEAN ? Content.COUNTS : Content.DURATIONS;
            case "apdex" -> Content.APDEX;
            case "users" -> Content.USERS;
            default -> aggregate == Aggregate.TOTAL ? Content.TOTAL : Content.GAUGE;
        };
    }

    /** Whether its rows know route, outcome and entry. */
    boolean hasCells() {
        return by.contains(By.ROUTE);
    }

    /** Whether its rows may have siblings. */
    public boolean hasSiblings() {
        return by.contains(By.LABEL);
    }

    /** Of the aggregate. */
    public String unit(Aggregate aggregate) {
        return switch (aggregate) {
            case RATE -> unit + "/s";
            case RATIO -> "1";
            case SUM, MEAN, MIN, MAX, TOTAL, P50, P90, P95, P99, MAX_BUCKET, DISTINCT, SCORE -> unit;
        };
    }
}
