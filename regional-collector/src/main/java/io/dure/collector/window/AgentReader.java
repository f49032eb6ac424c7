package io.dure.collector.window;

import io.dure.federation.v1.Instance;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * Reads our own agent: a report is one whole window, or one preview, with the agent's books. {@code dure.agent.waiting}
 * comes with windows only. {@code process.uptime} is the sign of life that gives a report without values its time.
 */
final class AgentReader implements MetricReader {
    private static final String LIVE_DURATION = "dure.live." + DURATION;
    private static final String SATISFIED = "dure.apdex.satisfied";
    private static final String TOLERATING = "dure.apdex.tolerating";
    private static final String UPTIME = "process.uptime";

    private final Instance instance;
    private final Set<String> serviceNames;
    private final Rejections rejections;
    private final WindowContent content;
    private final AgentBooks books;
    private Optional<Span> measured = Optional.empty();
    private boolean window;
    private long aliveAtNanos;

    AgentReader(Instance instance, Set<String> serviceNames, Rejections rejections) {
        this.instance = instance;
        this.serviceNames = serviceNames;
        this.rejections = rejections;
        this.content = new WindowContent(rejections);
        this.books = new AgentBooks(rejections);
    }

    @Override
    public void add(Metric metric) {
        switch (metric.getName()) {
            case DURATION -> addDurations(metric, true);
            case LIVE_DURATION -> addDurations(metric, false);
            case SATISFIED -> addJudged(metric, content::satisfied);
            case TOLERATING -> addJudged(metric, content::tolerating);
            case UPTIME -> addSignsOfLife(metric);
            default -> {
                if (!books.read(metric)) {
                    addGauges(metric);
                }
            }
        }
    }

    private void addDurations(Metric metric, boolean ofWindow) {
        Optional<String> unfit = DurationPoint.unfit(metric);
        if (unfit.isPresent()) {
            rejections.add(unfit.get(), MetricReader.points(metric));
            return;
        }
        for (ExponentialHistogramDataPoint point :
                metric.getExponentialHistogram().getDataPointsList()) {
            Optional<Span> span = Span.between(point.getStartTimeUnixNano(), point.getTimeUnixNano());
            if (span.isEmpty() || (measured.isPresent() && !measured.equals(span))) {
                rejections.add("window-time", 1);
                continue;
            }
            DurationPoint.read(point, serviceNames)
                    .ifPresentOrElse(
                            read -> {
                                measured = span;
                                window |= ofWindow;
                                content.add(read);
                            },
                            () -> rejections.add("malformed", 1));
        }
    }

    private void addJudged(Metric metric, ObjLongConsumer<DurationPoint.Key> target) {
        if (!metric.hasSum()
                || metric.getSum().getAggregationTemporality()
                        != AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA) {
            rejections.add("not-delta", MetricReader.points(metric));
            return;
        }
        for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
            target.accept(
                    DurationPoint.Key.of(new Attributes(point.getAttributesList()), serviceNames), point.getAsInt());
        }
    }

    private void addSignsOfLife(Metric metric) {
        for (NumberDataPoint point : metric.getGauge().getDataPointsList()) {
            aliveAtNanos = Math.max(aliveAtNanos, point.getTimeUnixNano());
            books.readUsers(new Attributes(point.getAttributesList()));
        }
        if (!metric.hasGauge()) {
            rejections.add("not-taken", MetricReader.points(metric));
        }
    }

    private void addGauges(Metric metric) {
        List<NumberDataPoint> points = GaugePoint.of(metric);
        if (points.isEmpty()) {
            rejections.add("not-taken", MetricReader.points(metric));
        }
        for (NumberDataPoint point : points) {
            GaugePoint.read(metric, point)
                    .ifPresentOrElse(content::add, () -> rejections.add("malformed", GaugePoint.isVoid(point) ? 0 : 1));
        }
    }

    @Override
    public List<MeasuredWindow> windows() {
        boolean whole = window || books.areOfWindow();
        if (measured.isEmpty() && aliveAtNanos > 0) {
            measured = Span.before(aliveAtNanos, whole ? Span.WINDOW_MS : Span.PREVIEW_MS);
            rejections.add("window-time", measured.isEmpty() ? 1 : 0);
        }
        return measured.map(span -> List.of(window(span, whole))).orElse(List.of());
    }

    private MeasuredWindow window(Span span, boolean whole) {
        WindowPiece.Builder piece = WindowPiece.newBuilder()
                .setInstance(instance)
                .setReportedStartMs(span.startMs())
                .setWindowMs(span.lengthMs());
        content.fill(piece, whole && instance.getApdexThresholdMs() > 0);
        books.fill(piece, whole);
        return whole
                ? MeasuredWindow.of(piece.build(), books.areLast() ? Optional.empty() : Optional.of(span.endMs()))
                : MeasuredWindow.preview(piece.build());
    }
}
