package io.dure.hub.metric;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What one value is made of a measure, wherever it is shown or judged: in a point, on the board, by an alarm's rule. */
public record Valuation(Metric metric, Aggregate aggregate) {
    /**
     * The value, or null where there is nothing to say it of.
     *
     * @param seconds that the measure spans, for rates
     */
    public @Nullable Double of(Measure measure, double seconds) {
        long count = metric.name().equals("errors") ? measure.errors() : measure.toCount();
        GaugeSum gauge = measure.toGauge();
        return switch (aggregate) {
            case SUM -> (double) count;
            case RATE -> seconds <= 0 ? null : (Double) (count / seconds);
            case RATIO -> measure.toCount() == 0 ? null : (Double) ((double) count / measure.toCount());
            case MEAN ->
                gauge != null
                        ? (Double) gauge.mean()
                        : measure.toCount() == 0 ? null : (Double) (measure.sumMicros() / 1e6 / measure.toCount());
            case MIN -> gauge == null ? null : (Double) gauge.min();
            case MAX -> gauge == null ? null : (Double) gauge.max();
            case TOTAL -> measure.total();
            case SCORE -> measure.apdex();
            case P50 -> nullable(measure.durations().quantile(0.5));
            case P90 -> nullable(measure.durations().quantile(0.9));
            case P95 -> nullable(measure.durations().quantile(0.95));
            case P99 -> nullable(measure.durations().quantile(0.99));
            case MAX_BUCKET -> nullable(measure.durations().highest());
            case DISTINCT -> measure.distinctUsers();
        };
    }

    private static @Nullable Double nullable(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
