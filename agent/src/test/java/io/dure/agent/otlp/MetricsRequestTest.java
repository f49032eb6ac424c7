package io.dure.agent.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dure.agent.latency.Entry;
import io.dure.agent.latency.LatencyCounts;
import io.dure.agent.latency.Recorder;
import io.dure.agent.latency.Slice;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.SettingsSource;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MetricsRequestTest {
    private static final long START = 1_790_000_000_000L;
    private static final long END = START + 10_000;

    @Test
    void resourceAndScopeAreThoseOfTheContract() throws InvalidProtocolBufferException {
        ResourceMetrics metrics = parse(request()).getResourceMetricsList().getFirst();

        Map<String, String> attributes = metrics.getResource().getAttributesList().stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasIntValue()
                                ? "int:" + attribute.getValue().getIntValue()
                                : attribute.getValue().getStringValue()));
        ProcessIdentity process = process();
        assertThat(attributes)
                .containsEntry("service.name", "portal")
                .containsEntry("service.instance.id", process.host() + ":" + process.pid())
                .containsEntry("service.version", "1.2")
                .containsEntry("host.name", process.host())
                .containsEntry("process.pid", "int:" + ProcessHandle.current().pid())
                .containsEntry("process.creation.time", process.created().toString())
                .containsEntry("telemetry.sdk.name", "dure")
                .containsEntry("telemetry.sdk.language", "java")
                .containsEntry("dure.apdex.threshold_ms", "int:500")
                .hasSize(9);
        assertThat(metrics.getScopeMetrics(0).getScope().getName()).isEqualTo("io.dure.agent");
        assertThat(metrics.getScopeMetrics(0).getScope().getVersion()).isEqualTo("0.1");
    }

    @Test
    void satisfactionGoesOutAsDeltaSumsWithTheKeysOfTheDurations() throws InvalidProtocolBufferException {
        Recorder recorder = new Recorder(10, 500_000_000L);
        recorder.record("/a", false, Entry.NAME, 1_000_000L);
        recorder.record("/a", true, Entry.NAME, 1_000_000L);
        Slice slice = recorder.drain();
        MetricsRequest request = request();
        request.counts("dure.apdex.satisfied", slice, LatencyCounts::satisfied);
        request.counts("dure.apdex.tolerating", slice, LatencyCounts::tolerating);

        assertThat(metrics(request)).singleElement().satisfies(metric -> {
            assertThat(metric.getName()).isEqualTo("dure.apdex.satisfied");
            assertThat(metric.getSum().getAggregationTemporality())
                    .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
            assertThat(metric.getSum().getDataPoints(0).getAsInt()).isEqualTo(1);
            assertThat(metric.getSum().getDataPoints(0).getAttributesList())
                    .extracting(attribute -> attribute.getValue().getStringValue())
                    .containsExactly("/a", "ok", "name");
        });
    }

    @Property(tries = 200)
    void histogramsReadBackAsRecorded(
            @ForAll @Size(min = 1, max = 100) List<@LongRange(min = 50_000, max = 120_000_000_000L) Long> values)
            throws InvalidProtocolBufferException {
        Recorder recorder = new Recorder(10, 500_000_000L);
        values.forEach(nanos -> recorder.record("/notices/{id}", true, Entry.PROBE, nanos));
        Slice slice = recorder.drain();
        MetricsRequest request = request();
        request.durations("http.server.request.duration", slice);

        Metric metric = metrics(request).getFirst();

        assertThat(metric.getName()).isEqualTo("http.server.request.duration");
        assertThat(metric.getUnit()).isEqualTo("s");
        assertThat(metric.getExponentialHistogram().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        ExponentialHistogramDataPoint point =
                metric.getExponentialHistogram().getDataPointsList().getFirst();
        assertThat(point.getStartTimeUnixNano()).isEqualTo(START * 1_000_000);
        assertThat(point.getTimeUnixNano()).isEqualTo(END * 1_000_000);
        assertThat(point.getScale()).isEqualTo(6);
        assertThat(point.getCount()).isEqualTo(values.size());
        assertThat(point.getSum())
                .isEqualTo(values.stream().mapToLong(Long::longValue).sum() / 1e9);
        assertThat(point.getZeroCount()).isZero();
        assertThat(point.getAttributesList().stream()
                        .collect(Collectors.toMap(
                                KeyValue::getKey,
                                attribute -> attribute.getValue().getStringValue())))
                .isEqualTo(Map.of("http.route", "/notices/{id}", "dure.outcome", "error", "dure.entry", "probe"));
        var counts = slice.series().values().iterator().next();
        assertThat(point.getPositive().getOffset()).isEqualTo(counts.offset());
        assertThat(point.getPositive().getBucketCountsCount()).isEqualTo(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            assertThat(point.getPositive().getBucketCounts(i)).isEqualTo(counts.at(i));
        }
    }

    @Test
    void anEmptySliceWritesNoMetric() throws InvalidProtocolBufferException {
        MetricsRequest request = request();
        request.durations("http.server.request.duration", Slice.EMPTY);

        assertThat(metrics(request)).isEmpty();
    }

    @Test
    void gaugesAndCountsReadBack() throws InvalidProtocolBufferException {
        MetricsRequest request = request();
        request.gauge("process.uptime", "s", 12.5);
        request.count(
                "dure.agent.dropped",
                "{transaction}",
                "reason",
                Map.of("queue-full", 0L, "rejected-400", 300L),
                START - 60_000);

        Metric uptime = metrics(request).get(0);
        Metric dropped = metrics(request).get(1);

        assertThat(uptime.getGauge().getDataPoints(0).getAsDouble()).isEqualTo(12.5);
        assertThat(uptime.getGauge().getDataPoints(0).getTimeUnixNano()).isEqualTo(END * 1_000_000);
        assertThat(dropped.getSum().getIsMonotonic()).isTrue();
        assertThat(dropped.getSum().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        assertThat(dropped.getSum().getDataPointsList().stream()
                        .collect(Collectors.toMap(
                                point -> point.getAttributes(0).getKey() + "="
                                        + point.getAttributes(0).getValue().getStringValue(),
                                NumberDataPoint::getAsInt)))
                .isEqualTo(Map.of("reason=queue-full", 0L, "reason=rejected-400", 300L));
    }

    @Test
    void bytesAndCountsWithoutAttributesReadBack() throws InvalidProtocolBufferException {
        MetricsRequest request = request();
        request.gauge("process.uptime", "s", 1, Map.of("dure.users", new byte[] {1, 2}));
        request.gauge("process.uptime", "s", 1, Map.of("dure.users.overflow", 0L));
        request.count("dure.agent.created", "{transaction}", 0, START - 60_000);
        request.gauge(
                "jvm.memory.used", "By", List.of(new GaugePoint(START + 5, 7, Map.of("jvm.memory.type", "heap"))));

        List<Metric> metrics = metrics(request);

        assertThat(metrics.get(0)
                        .getGauge()
                        .getDataPoints(0)
                        .getAttributes(0)
                        .getValue()
                        .getBytesValue())
                .isEqualTo(ByteString.copyFrom(new byte[] {1, 2}));
        assertThat(metrics.get(1)
                        .getGauge()
                        .getDataPoints(0)
                        .getAttributes(0)
                        .getValue()
                        .hasIntValue())
                .isTrue();
        assertThat(metrics.get(2).getSum().getDataPoints(0).hasAsInt()).isTrue();
        assertThat(metrics.get(2).getSum().getDataPoints(0).getAttributesList()).isEmpty();
        NumberDataPoint heap = metrics.get(3).getGauge().getDataPoints(0);
        assertThat(heap.getTimeUnixNano()).isEqualTo((START + 5) * 1_000_000);
        assertThat(heap.getAttributes(0).getValue().getStringValue()).isEqualTo("heap");
    }

    private static List<Metric> metrics(MetricsRequest request) throws InvalidProtocolBufferException {
        return parse(request).getResourceMetrics(0).getScopeMetrics(0).getMetricsList();
    }

    private static ExportMetricsServiceRequest parse(MetricsRequest request) throws InvalidProtocolBufferException {
        return ExportMetricsServiceRequest.parseFrom(request.toBytes());
    }

    private static MetricsRequest request() {
        Properties properties = new Properties();
        properties.putAll(Map.of("dure.service.name", "portal", "dure.service.version", "1.2"));
        Resource resource = new Resource(SettingsSource.read(null, properties, Map.of()), process());
        return new MetricsRequest(resource, "0.1", START, END);
    }

    private static ProcessIdentity process() {
        return ProcessIdentity.current(Instant.EPOCH);
    }
}
