package io.dure.agent.otlp;

import io.dure.agent.latency.LatencyCounts;
import io.dure.agent.latency.SeriesKey;
import io.dure.agent.latency.Slice;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * One {@code ExportMetricsServiceRequest} (opentelemetry-proto 1.x, metrics.proto): one resource, one scope, the
 * metrics of one stretch of time. Field numbers are those of the .proto files.
 */
public final class MetricsRequest {
    private static final int DELTA = 1;
    private static final int CUMULATIVE = 2;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final ProtoWriter metrics = new ProtoWriter();
    private final ProtoWriter resource = new ProtoWriter();
    private final String version;
    private final long startNanos;
    private final long endNanos;

    /**
     * A request without metrics yet.
     *
     * @param version of the agent
     * @param startMillis of the stretch, epoch
     * @param endMillis of the stretch, epoch
     */
    public MetricsRequest(Resource resource, String version, long startMillis, long endMillis) {
        this.version = version;
        this.startNanos = startMillis * NANOS_PER_MILLI;
        this.endNanos = endMillis * NANOS_PER_MILLI;
        resource.attributes().forEach((key, value) -> this.resource.message(1, attribute(key, value)));
    }

    /** Delta histograms in seconds, one a series. Nothing where there are none: OTLP has no empty metric. */
    public void durations(String name, Slice slice) {
        if (slice.series().isEmpty()) {
            return;
        }
        ProtoWriter histogram = new ProtoWriter();
        for (Map.Entry<SeriesKey, LatencyCounts> series : slice.series().entrySet()) {
            histogram.message(1, point(series.getKey(), series.getValue()));
        }
        histogram.number(2, DELTA);
        metric(name, "s", 10, histogram);
    }

    /** Delta sums with the attributes of the durations, one a series. A series of which there are none has no point. */
    public void counts(String name, Slice slice, ToLongFunction<LatencyCounts> of) {
        ProtoWriter sum = new ProtoWriter();
        boolean any = false;
        for (Map.Entry<SeriesKey, LatencyCounts> series : slice.series().entrySet()) {
            long count = of.applyAsLong(series.getValue());
            if (count > 0) {
                any = true;
                ProtoWriter point = new ProtoWriter();
                point.fixed(2, startNanos);
                point.fixed(3, endNanos);
                point.presentFixed(6, count);
                attributes(point, 7, series.getKey());
                sum.message(1, point);
            }
        }
        if (any) {
            sum.number(2, DELTA);
            sum.flag(3, true);
            metric(name, "{transaction}", 7, sum);
        }
    }

    /** A value at the end of the stretch. */
    public void gauge(String name, String unit, double value) {
        gauge(name, unit, value, Collections.emptyMap());
    }

    /**
     * A value at the end of the stretch.
     *
     * @param attributes String, Long or byte[] by their keys
     */
    public void gauge(String name, String unit, double value, Map<String, ?> attributes) {
        gauge(name, unit, Collections.singletonList(new GaugePoint(endNanos / NANOS_PER_MILLI, value, attributes)));
    }

    /** Values of several moments. Nothing where there are none. */
    public void gauge(String name, String unit, List<GaugePoint> points) {
        if (points.isEmpty()) {
            return;
        }
        ProtoWriter gauge = new ProtoWriter();
        for (GaugePoint value : points) {
            ProtoWriter point = new ProtoWriter();
            point.fixed(3, value.millis() * NANOS_PER_MILLI);
            point.real(4, value.value());
            value.attributes().forEach((key, text) -> point.message(7, attribute(key, text)));
            gauge.message(1, point);
        }
        metric(name, unit, 5, gauge);
    }

    /**
     * A count that only rises.
     *
     * @param sinceMillis since when it has been counted, epoch
     */
    public void count(String name, String unit, long value, long sinceMillis) {
        ProtoWriter sum = new ProtoWriter();
        sum.message(1, counted(value, sinceMillis));
        metric(name, unit, 7, rising(sum));
    }

    /**
     * A count that only rises, one point for each value of the attribute.
     *
     * @param sinceMillis since when it has been counted, epoch
     */
    public void count(String name, String unit, String attribute, Map<String, Long> values, long sinceMillis) {
        if (values.isEmpty()) {
            return;
        }
        ProtoWriter sum = new ProtoWriter();
        values.forEach((label, value) -> {
            ProtoWriter point = counted(value, sinceMillis);
            point.message(7, attribute(attribute, label));
            sum.message(1, point);
        });
        metric(name, unit, 7, rising(sum));
    }

    private ProtoWriter counted(long value, long sinceMillis) {
        ProtoWriter point = new ProtoWriter();
        point.fixed(2, sinceMillis * NANOS_PER_MILLI);
        point.fixed(3, endNanos);
        point.presentFixed(6, value);
        return point;
    }

    private static ProtoWriter rising(ProtoWriter sum) {
        sum.number(2, CUMULATIVE);
        sum.flag(3, true);
        return sum;
    }

    public byte[] toBytes() {
        ProtoWriter scope = new ProtoWriter();
        scope.text(1, "io.dure.agent");
        scope.text(2, version);
        ProtoWriter scopeMetrics = new ProtoWriter();
        scopeMetrics.message(1, scope);
        scopeMetrics.appendAll(metrics);
        ProtoWriter resourceMetrics = new ProtoWriter();
        resourceMetrics.message(1, resource);
        resourceMetrics.message(2, scopeMetrics);
        ProtoWriter request = new ProtoWriter();
        request.message(1, resourceMetrics);
        return request.toBytes();
    }

    private ProtoWriter point(SeriesKey key, LatencyCounts counts) {
        ProtoWriter point = new ProtoWriter();
        attributes(point, 1, key);
        point.fixed(2, startNanos);
        point.fixed(3, endNanos);
        point.fixed(4, counts.count());
        point.real(5, counts.sumSeconds());
        point.signed(6, counts.scale());
        ProtoWriter packed = new ProtoWriter();
        for (int i = 0; i < counts.size(); i++) {
            packed.packed(counts.at(i));
        }
        ProtoWriter buckets = new ProtoWriter();
        buckets.signed(1, counts.offset());
        buckets.message(2, packed);
        point.message(8, buckets);
        return point;
    }

    private static void attributes(ProtoWriter point, int field, SeriesKey key) {
        point.message(field, attribute("http.route", key.route()));
        point.message(field, attribute("dure.outcome", key.outcome()));
        point.message(field, attribute("dure.entry", key.entry().label()));
    }

    private void metric(String name, String unit, int kind, ProtoWriter data) {
        ProtoWriter metric = new ProtoWriter();
        metric.text(1, name);
        metric.text(3, unit);
        metric.message(kind, data);
        metrics.message(2, metric);
    }

    private static ProtoWriter attribute(String key, Object value) {
        ProtoWriter any = new ProtoWriter();
        if (value instanceof Long) {
            any.presentNumber(3, (Long) value);
        } else if (value instanceof byte[]) {
            any.bytes(7, (byte[]) value);
        } else {
            any.text(1, value.toString());
        }
        ProtoWriter attribute = new ProtoWriter();
        attribute.text(1, key);
        attribute.message(2, any);
        return attribute;
    }
}
