package io.dure.collector.window;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Outcome;
import io.dure.protocol.histogram.LatencyHistogram;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The durations of one route, outcome and entry, as a data point tells of them. */
record DurationPoint(Key key, LatencyHistogram histogram) {
    private static final int MOST_BUCKETS = 20_000;
    private static final double LOWEST_SECONDS = 50e-6;

    /** What one series is of. */
    record Key(String route, Outcome outcome, Entry entry) {
        /** @param serviceNames lower case: a request to one of them entered by name */
        static Key of(Attributes attributes, Set<String> serviceNames) {
            return new Key(
                    attributes.text("http.route").orElse(""),
                    DurationPoint.outcome(attributes),
                    DurationPoint.entry(attributes, serviceNames));
        }
    }

    /** Why a metric of this name cannot be merged with ours; empty where it can. */
    static Optional<String> unfit(Metric metric) {
        if (!metric.hasExponentialHistogram()) {
            return Optional.of("not-exponential");
        }
        if (metric.getExponentialHistogram().getAggregationTemporality()
                != AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA) {
            return Optional.of("not-delta");
        }
        return metric.getUnit().equals("s") ? Optional.empty() : Optional.of("not-seconds");
    }

    /**
     * Reads a point; empty if it contradicts itself.
     *
     * @param serviceNames lower case: a request to one of them entered by name
     */
    static Optional<DurationPoint> read(ExponentialHistogramDataPoint point, Set<String> serviceNames) {
        LatencyHistogram histogram;
        try {
            histogram = histogram(point);
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return Optional.empty();
        }
        Attributes attributes = new Attributes(point.getAttributesList());
        return Optional.of(new DurationPoint(Key.of(attributes, serviceNames), histogram));
    }

    private static Outcome outcome(Attributes attributes) {
        Optional<String> said = attributes.text("dure.outcome");
        if (said.isPresent()) {
            return said.get().equals("error") ? Outcome.ERROR : Outcome.OK;
        }
        boolean failed = attributes.has("error.type")
                || attributes.number("http.response.status_code").orElse(0) >= 500;
        return failed ? Outcome.ERROR : Outcome.OK;
    }

    private static Entry entry(Attributes attributes, Set<String> serviceNames) {
        Optional<String> said = attributes.text("dure.entry");
        if (said.isPresent()) {
            return switch (said.get()) {
                case "name" -> Entry.NAME;
                case "probe" -> Entry.PROBE;
                default -> Entry.OTHER;
            };
        }
        return attributes
                        .text("server.address")
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .filter(serviceNames::contains)
                        .isPresent()
                ? Entry.NAME
                : Entry.OTHER;
    }

    /** Keeps the sender's scale. Durations of 0 are counted as clamped to our smallest. */
    private static LatencyHistogram histogram(ExponentialHistogramDataPoint point) {
        ExponentialHistogramDataPoint.Buckets positive = point.getPositive();
        if (positive.getBucketCountsCount() > MOST_BUCKETS
                || point.getNegative().getBucketCountsList().stream().anyMatch(n -> n != 0)) {
            throw new IllegalArgumentException("too many buckets, or negative durations");
        }
        Map<Integer, Long> buckets = new HashMap<>();
        for (int i = 0; i < positive.getBucketCountsCount(); i++) {
            if (positive.getBucketCounts(i) != 0) {
                buckets.put(Math.addExact(positive.getOffset(), i), positive.getBucketCounts(i));
            }
        }
        if (point.getZeroCount() != 0) {
            int lowest = LatencyHistogram.bucketIndex(LOWEST_SECONDS, point.getScale());
            buckets.merge(lowest, point.getZeroCount(), Math::addExact);
        }
        LatencyHistogram histogram =
                LatencyHistogram.of(point.getScale(), buckets, point.getSum(), point.getZeroCount());
        if (histogram.count() != point.getCount()) {
            throw new IllegalArgumentException("count is not the buckets' sum");
        }
        return histogram;
    }
}
