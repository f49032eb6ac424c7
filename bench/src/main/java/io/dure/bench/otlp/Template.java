package io.dure.bench.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A captured report in which the sender's name, the times and single numbers are filled in anew, byte by byte: as cheap as copying, so
 * that what is measured is the receiver. All other bytes are the sender's own.
 */
public final class Template {
    private static final long START = 0x5D17_C0DE_0000_0001L;
    private static final long END = 0x5D17_C0DE_0000_0002L;
    private static final long NUMBERS = 0x5D17_C0DE_0001_0000L;
    private static final int NAME_LENGTH = 16;
    private static final String NAME = "instance-of-many";

    private final byte[] bytes;
    private final int[] names;
    private final int[] starts;
    private final int[] ends;
    private final int[][] numbers;
    private final long transactions;
    private final int points;

    private Template(ExportMetricsServiceRequest report, int howMany) {
        bytes = report.toByteArray();
        names = find(NAME.getBytes(StandardCharsets.US_ASCII));
        starts = find(fixed(START));
        ends = find(fixed(END));
        numbers = new int[howMany][];
        for (int i = 0; i < howMany; i++) {
            numbers[i] = find(fixed(NUMBERS + i));
        }
        transactions = durations(report).stream()
                .mapToLong(ExponentialHistogramDataPoint::getCount)
                .sum();
        points = metrics(report).stream().mapToInt(Template::points).sum();
    }

    /**
     * Makes one of a captured report.
     *
     * @param numbers metrics whose one number is filled in: name and, where it has several points, the value of their attribute; the
     *     metric is added where the report has none
     */
    public static Template of(ExportMetricsServiceRequest captured, List<String> numbers) {
        ExportMetricsServiceRequest.Builder report = ExportMetricsServiceRequest.newBuilder();
        for (ResourceMetrics resource : captured.getResourceMetricsList()) {
            ResourceMetrics.Builder named = resource.toBuilder();
            named.getResourceBuilder().clearAttributes();
            for (KeyValue attribute : resource.getResource().getAttributesList()) {
                named.getResourceBuilder()
                        .addAttributes(
                                attribute.getKey().equals("service.instance.id")
                                        ? attribute.toBuilder()
                                                .setValue(AnyValue.newBuilder().setStringValue(NAME))
                                                .build()
                                        : attribute);
            }
            named.clearScopeMetrics();
            for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                ScopeMetrics.Builder timed = scope.toBuilder().clearMetrics();
                scope.getMetricsList().forEach(metric -> timed.addMetrics(timed(metric, numbers)));
                named.addScopeMetrics(timed);
            }
            report.addResourceMetrics(named);
        }
        return new Template(report.build(), numbers.size());
    }

    private static Metric timed(Metric metric, List<String> numbers) {
        Metric.Builder timed = metric.toBuilder();
        if (metric.hasExponentialHistogram()) {
            ExponentialHistogram.Builder all =
                    metric.getExponentialHistogram().toBuilder().clearDataPoints();
            metric.getExponentialHistogram()
                    .getDataPointsList()
                    .forEach(point -> all.addDataPoints(
                            point.toBuilder().setStartTimeUnixNano(START).setTimeUnixNano(END)));
            timed.setExponentialHistogram(all);
        } else if (metric.hasGauge()) {
            Gauge.Builder all = metric.getGauge().toBuilder().clearDataPoints();
            metric.getGauge()
                    .getDataPointsList()
                    .forEach(point -> all.addDataPoints(number(point, metric.getName(), numbers)));
            timed.setGauge(all);
        } else if (metric.hasSum()) {
            Sum.Builder all = metric.getSum().toBuilder().clearDataPoints();
            metric.getSum()
                    .getDataPointsList()
                    .forEach(point -> all.addDataPoints(number(point, metric.getName(), numbers)));
            timed.setSum(all);
        }
        return timed.build();
    }

    private static NumberDataPoint.Builder number(NumberDataPoint point, String metric, List<String> numbers) {
        NumberDataPoint.Builder timed = point.toBuilder().setTimeUnixNano(END);
        int index = numbers.indexOf(metric);
        return index < 0 ? timed : timed.setAsInt(NUMBERS + index);
    }

    /** The report of one sender for one stretch of time. */
    public byte[] fill(String name, long startMs, long endMs, long... values) {
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        if (nameBytes.length != NAME_LENGTH || values.length != numbers.length) {
            throw new IllegalArgumentException(name + " with " + values.length + " numbers");
        }
        byte[] filled = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(filled).order(ByteOrder.LITTLE_ENDIAN);
        for (int at : names) {
            System.arraycopy(nameBytes, 0, filled, at, NAME_LENGTH);
        }
        for (int at : starts) {
            buffer.putLong(at, startMs * 1_000_000L);
        }
        for (int at : ends) {
            buffer.putLong(at, endMs * 1_000_000L);
        }
        for (int i = 0; i < values.length; i++) {
            for (int at : numbers[i]) {
                buffer.putLong(at, values[i]);
            }
        }
        return filled;
    }

    /** A name of the right length. */
    public static String name(int number) {
        return String.format(java.util.Locale.ROOT, "simulated-%06d", number);
    }

    /** Counted in the durations of each report. */
    public long transactions() {
        return transactions;
    }

    /** Data points of all kinds in each report. */
    public int points() {
        return points;
    }

    public int size() {
        return bytes.length;
    }

    private static int points(Metric metric) {
        return metric.getExponentialHistogram().getDataPointsCount()
                + metric.getGauge().getDataPointsCount()
                + metric.getSum().getDataPointsCount()
                + metric.getHistogram().getDataPointsCount();
    }

    private static List<Metric> metrics(ExportMetricsServiceRequest report) {
        return report.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }

    private static List<ExponentialHistogramDataPoint> durations(ExportMetricsServiceRequest report) {
        return metrics(report).stream()
                .filter(metric -> metric.getName().endsWith("http.server.request.duration"))
                .flatMap(metric -> metric.getExponentialHistogram().getDataPointsList().stream())
                .toList();
    }

    private static byte[] fixed(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private int[] find(byte[] pattern) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at + pattern.length <= bytes.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
                found.add(at);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
