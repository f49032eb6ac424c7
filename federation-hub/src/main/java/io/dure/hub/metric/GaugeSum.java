package io.dure.hub.metric;

/**
 * Measurements of one quantity, merged.
 *
 * @param count of measurements, above 0
 */
public record GaugeSum(long count, double sum, double min, double max) {
    public GaugeSum {
        if (count < 1) {
            throw new IllegalArgumentException("a gauge needs a measurement");
        }
    }

    public GaugeSum merge(GaugeSum other) {
        return new GaugeSum(
                Math.addExact(count, other.count), sum + other.sum, Math.min(min, other.min), Math.max(max, other.max));
    }

    public double mean() {
        return sum / count;
    }
}
