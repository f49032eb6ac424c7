package io.dure.collector.window;

import io.dure.federation.v1.Instance;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reads any OpenTelemetry SDK: durations over the time that their points name, gauges into the window of 10 s that their
 * moment lies in. What a report brings of a window is one part of it, numbered by its content.
 */
final class ForeignReader implements MetricReader {
    private static final int MOST_WINDOWS = 200;

    private final Instance instance;
    private final Set<String> serviceNames;
    private final Rejections rejections;
    private final Map<Span, Part> parts = new LinkedHashMap<>();

    ForeignReader(Instance instance, Set<String> serviceNames, Rejections rejections) {
        this.instance = instance;
        this.serviceNames = serviceNames;
        this.rejections = rejections;
    }

    @Override
    public void add(Metric metric) {
        List<NumberDataPoint> gauges = GaugePoint.of(metric);
        if (metric.getName().equals(DURATION)) {
            Optional<String> unfit = DurationPoint.unfit(metric);
            if (unfit.isPresent()) {
                rejections.add(unfit.get(), MetricReader.points(metric));
            } else {
                metric.getExponentialHistogram().getDataPointsList().forEach(this::addDuration);
            }
        } else if (gauges.isEmpty()) {
            rejections.add("not-taken", MetricReader.points(metric));
        } else {
            gauges.stream().filter(point -> !GaugePoint.isVoid(point)).forEach(point -> addGauge(metric, point));
        }
    }

    private void addDuration(ExponentialHistogramDataPoint point) {
        Optional<DurationPoint> read = DurationPoint.read(point, serviceNames);
        if (read.isEmpty()) {
            rejections.add("malformed", 1);
            return;
        }
        part(Span.between(point.getStartTimeUnixNano(), point.getTimeUnixNano()))
                .ifPresent(part -> {
                    part.hash.add(DURATION, point);
                    part.seen(point.getTimeUnixNano());
                    part.content.add(read.get());
                });
    }

    private void addGauge(Metric metric, NumberDataPoint point) {
        Optional<GaugePoint> read = GaugePoint.read(metric, point);
        if (read.isEmpty()) {
            rejections.add("malformed", 1);
            return;
        }
        part(Span.around(point.getTimeUnixNano())).ifPresent(part -> {
            part.hash.add(metric.getName(), point);
            part.seen(point.getTimeUnixNano());
            part.content.add(read.get());
        });
    }

    private Optional<Part> part(Optional<Span> span) {
        if (span.isEmpty()) {
            rejections.add("window-time", 1);
            return Optional.empty();
        }
        if (parts.size() >= MOST_WINDOWS && !parts.containsKey(span.get())) {
            rejections.add("too-many-windows", 1);
            return Optional.empty();
        }
        return Optional.of(parts.computeIfAbsent(span.get(), first -> new Part(rejections)));
    }

    @Override
    public List<MeasuredWindow> windows() {
        return parts.entrySet().stream()
                .map(part -> part.getValue().window(instance, part.getKey()))
                .toList();
    }

    /** What this report has of one window. */
    private static final class Part {
        private final WindowContent content;
        private final ContentHash hash = new ContentHash();
        private long newestNanos;

        Part(Rejections rejections) {
            content = new WindowContent(rejections);
        }

        void seen(long nanos) {
            newestNanos = Math.max(newestNanos, nanos);
        }

        MeasuredWindow window(Instance instance, Span span) {
            WindowPiece.Builder piece = WindowPiece.newBuilder()
                    .setInstance(instance)
                    .setReportedStartMs(span.startMs())
                    .setWindowMs(span.lengthMs())
                    .setPiece(hash.piece());
            content.fill(piece, false);
            return MeasuredWindow.of(piece.build(), Optional.of(TimeUnit.NANOSECONDS.toMillis(newestNanos)));
        }
    }
}
