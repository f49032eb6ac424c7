package io.dure.collector.testing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds reports as senders make them. */
public final class Otlp {
    private Otlp() {}

    public static ExportMetricsServiceRequest report(Resource resource, Metric... metrics) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(resource)
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                .build();
    }

    /** Our agent's resource. */
    public static Resource agent(String service, String instance) {
        return resource(
                "service.name", service,
                "service.instance.id", instance,
                "service.version", "1.2",
                "host.name", "host-a",
                "process.creation.time", "2026-01-02T03:04:05Z",
                "telemetry.sdk.name", "dure");
    }

    public static Resource resource(String... attributes) {
        return Resource.newBuilder().addAllAttributes(attributes(attributes)).build();
    }

    public static Metric durations(String name, ExponentialHistogramDataPoint... points) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit("s")
                .setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                        .addAllDataPoints(List.of(points)))
                .build();
    }

    /** {@code count} transactions of about a second each. */
    public static ExponentialHistogramDataPoint point(
            long startMs, long endMs, int scale, int count, String... attributes) {
        return ExponentialHistogramDataPoint.newBuilder()
                .setStartTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(startMs))
                .setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(endMs))
                .setScale(scale)
                .setCount(count)
                .setSum(count)
                .setPositive(ExponentialHistogramDataPoint.Buckets.newBuilder()
                        .setOffset(-1)
                        .addBucketCounts(count))
                .addAllAttributes(attributes(attributes))
                .build();
    }

    /** One whole window of our agent, 10 s long, with its books and what else it measured. */
    public static ExportMetricsServiceRequest window(Resource agent, long startMs, Metric... measured) {
        List<Metric> metrics = new ArrayList<>(List.of(
                uptime(startMs + 10_000),
                count("dure.agent.created", 1_000),
                gauge("dure.agent.waiting", "{window}", startMs + 10_000, 1)));
        metrics.addAll(List.of(measured));
        return report(agent, metrics.toArray(new Metric[0]));
    }

    /** Our agent's sign of life. */
    public static Metric uptime(long atMs, KeyValue... attributes) {
        return Metric.newBuilder()
                .setName("process.uptime")
                .setUnit("s")
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(atMs))
                                .setAsDouble(1)
                                .addAllAttributes(List.of(attributes))))
                .build();
    }

    /** A value that rises and falls. */
    public static Metric gauge(String name, String unit, long atMs, double value, String... attributes) {
        return Metric.newBuilder()
                .setName(name)
                .setUnit(unit)
                .setGauge(Gauge.newBuilder()
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(atMs))
                                .setAsDouble(value)
                                .addAllAttributes(attributes(attributes))))
                .build();
    }

    /** A count that only rises. */
    public static Metric count(String name, long value, String... attributes) {
        return Metric.newBuilder()
                .setName(name)
                .setSum(Sum.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .setIsMonotonic(true)
                        .addDataPoints(
                                NumberDataPoint.newBuilder().setAsInt(value).addAllAttributes(attributes(attributes))))
                .build();
    }

    private static List<KeyValue> attributes(String... pairs) {
        List<KeyValue> attributes = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.add(KeyValue.newBuilder()
                    .setKey(pairs[i])
                    .setValue(AnyValue.newBuilder().setStringValue(pairs[i + 1]))
                    .build());
        }
        return attributes;
    }

    public static KeyValue text(String key, String value) {
        return attributes(key, value).getFirst();
    }

    public static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }

    public static KeyValue bytes(String key, byte[] value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setBytesValue(ByteString.copyFrom(value)))
                .build();
    }
}
