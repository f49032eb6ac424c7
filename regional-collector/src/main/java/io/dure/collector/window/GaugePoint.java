package io.dure.collector.window;

import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.List;
import java.util.Optional;

/** One value of a quantity that rises and falls. */
record GaugePoint(Key key, double value) {
    private static final int LONGEST_NAME = 256;

    /**
     * What one gauge is of.
     *
     * @param label tells siblings apart, made of the point's attributes
     */
    record Key(String name, String unit, String label) {}

    /**
     * The points of a gauge, or of a sum that is one: what OpenTelemetry calls an UpDownCounter and uses for memory and
     * threads, sent as its present value. Empty for everything else.
     */
    static List<NumberDataPoint> of(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsList();
            case SUM ->
                !metric.getSum().getIsMonotonic()
                                && metric.getSum().getAggregationTemporality()
                                        == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE
                        ? metric.getSum().getDataPointsList()
                        : List.of();
            case HISTOGRAM, EXPONENTIAL_HISTOGRAM, SUMMARY, DATA_NOT_SET -> List.of();
        };
    }

    /** It says that there is no value. */
    static boolean isVoid(NumberDataPoint point) {
        return (point.getFlags() & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0;
    }

    /** Empty without a finite value or a usable name. */
    static Optional<GaugePoint> read(Metric metric, NumberDataPoint point) {
        double value = switch (point.getValueCase()) {
            case AS_DOUBLE -> point.getAsDouble();
            case AS_INT -> point.getAsInt();
            case VALUE_NOT_SET -> Double.NaN;
        };
        if (!Double.isFinite(value)
                || metric.getName().isBlank()
                || metric.getName().length() > LONGEST_NAME) {
            return Optional.empty();
        }
        return Optional.of(new GaugePoint(
                new Key(metric.getName(), metric.getUnit(), new Attributes(point.getAttributesList()).label()), value));
    }
}
