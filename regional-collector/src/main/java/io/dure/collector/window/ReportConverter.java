package io.dure.collector.window;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Series;
import io.dure.protocol.histogram.LatencyHistogram;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Converts OTLP metrics of our agent and of any OpenTelemetry SDK. Taken are delta exponential histograms in seconds of
 * {@code http.server.request.duration} and our agent's preview of it. {@code process.uptime} is our agent's sign of life:
 * in a report without values it opens an empty window, or an empty preview where the counts that come with each window
 * are missing. Everything else is rejected by reason, as OTLP's partial success has it.
 */
final class ReportConverter {
    static final String DURATION = "http.server.request.duration";
    static final String LIVE_DURATION = "dure.live.http.server.request.duration";
    static final String UPTIME = "process.uptime";
    /** Our agent sends these with each window and with no preview. */
    private static final Set<String> WITH_EACH_WINDOW = Set.of("dure.agent.dropped", "dure.agent.clamped");

    private static final int WINDOW_MS = 10_000;
    private static final int PREVIEW_MS = 2_000;

    private static final int MOST_SERIES = 2_000;
    private static final int MOST_BUCKETS = 20_000;
    private static final long LONGEST_WINDOW_MS = TimeUnit.MINUTES.toMillis(10);
    private static final double LOWEST_SECONDS = 50e-6;

    private final String site;
    private final Supplier<Set<String>> serviceNames;

    /**
     * A converter for one site.
     *
     * @param serviceNames the DNS names that are steered, lower case: a request to one of them entered by name
     */
    ReportConverter(String site, Supplier<Set<String>> serviceNames) {
        this.site = site;
        this.serviceNames = serviceNames;
    }

    Conversion convert(ExportMetricsServiceRequest request) {
        Map<String, Long> rejected = new HashMap<>();
        List<MeasuredWindow> windows = new ArrayList<>();
        for (ResourceMetrics resource : request.getResourceMetricsList()) {
            Optional<Instance> instance = ReportingInstance.of(resource.getResource(), site);
            if (instance.isEmpty()) {
                resource.getScopeMetricsList().stream()
                        .flatMap(scope -> scope.getMetricsList().stream())
                        .forEach(metric -> rejected.merge("no-instance", (long) points(metric), Long::sum));
                continue;
            }
            Draft draft = new Draft(
                    instance.get(), ReportingInstance.isOurAgent(resource.getResource()), serviceNames.get(), rejected);
            for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                scope.getMetricsList().forEach(draft::add);
            }
            windows.addAll(draft.windows());
        }
        rejected.values().removeIf(n -> n == 0);
        return new Conversion(windows, rejected);
    }

    private static int points(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsCount();
            case SUM -> metric.getSum().getDataPointsCount();
            case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
            case SUMMARY -> metric.getSummary().getDataPointsCount();
            case DATA_NOT_SET -> 0;
        };
    }

    private record Span(long startMs, int lengthMs, boolean preview) {}

    private record Key(String route, Outcome outcome, Entry entry) {}

    /** The windows of one resource while its metrics are read. */
    private static final class Draft {
        private final Instance instance;
        private final boolean ours;
        private final Set<String> names;
        private final Map<String, Long> rejected;
        private final Map<Span, Map<Key, LatencyHistogram>> spans = new LinkedHashMap<>();
        private boolean ofWindow;
        private long aliveAtNanos;

        Draft(Instance instance, boolean ours, Set<String> names, Map<String, Long> rejected) {
            this.instance = instance;
            this.ours = ours;
            this.names = names;
            this.rejected = rejected;
        }

        void add(Metric metric) {
            if (ours && WITH_EACH_WINDOW.contains(metric.getName())) {
                ofWindow = true;
                return;
            }
            switch (metric.getName()) {
                case DURATION -> addDurations(metric, false);
                case LIVE_DURATION -> addDurations(metric, true);
                case UPTIME -> addSignsOfLife(metric);
                default -> reject("not-taken", points(metric));
            }
        }

        private void addDurations(Metric metric, boolean preview) {
            if (!metric.hasExponentialHistogram()) {
                reject("not-exponential", points(metric));
            } else if (metric.getExponentialHistogram().getAggregationTemporality()
                    != AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA) {
                reject("not-delta", points(metric));
            } else if (!metric.getUnit().equals("s")) {
                reject("not-seconds", points(metric));
            } else {
                for (ExponentialHistogramDataPoint point :
                        metric.getExponentialHistogram().getDataPointsList()) {
                    addDuration(point, preview);
                }
            }
        }

        private void addDuration(ExponentialHistogramDataPoint point, boolean preview) {
            Optional<Span> span = span(point.getStartTimeUnixNano(), point.getTimeUnixNano(), preview);
            if (span.isEmpty()) {
                reject("window-time", 1);
                return;
            }
            LatencyHistogram histogram;
            try {
                histogram = histogram(point);
            } catch (IllegalArgumentException | ArithmeticException malformed) {
                reject("malformed", 1);
                return;
            }
            Attributes attributes = new Attributes(point.getAttributesList());
            Key key = new Key(attributes.text("http.route").orElse(""), outcome(attributes), entry(attributes));
            Map<Key, LatencyHistogram> series = spans.computeIfAbsent(span.get(), first -> new LinkedHashMap<>());
            if (series.size() >= MOST_SERIES && !series.containsKey(key)) {
                reject("too-many-series", 1);
                return;
            }
            series.merge(key, histogram, LatencyHistogram::merge);
        }

        private void addSignsOfLife(Metric metric) {
            if (!ours || !metric.hasGauge()) {
                reject("not-taken", points(metric));
                return;
            }
            for (NumberDataPoint point : metric.getGauge().getDataPointsList()) {
                aliveAtNanos = Math.max(aliveAtNanos, point.getTimeUnixNano());
            }
        }

        private void addEmptySpan() {
            long lengthNanos = TimeUnit.MILLISECONDS.toNanos(ofWindow ? WINDOW_MS : PREVIEW_MS);
            span(aliveAtNanos - lengthNanos, aliveAtNanos, !ofWindow)
                    .ifPresentOrElse(span -> spans.put(span, new LinkedHashMap<>()), () -> reject("window-time", 1));
        }

        private Outcome outcome(Attributes attributes) {
            Optional<String> said = attributes.text("dure.outcome");
            if (said.isPresent()) {
                return said.get().equals("error") ? Outcome.ERROR : Outcome.OK;
            }
            boolean failed = attributes.has("error.type")
                    || attributes.number("http.response.status_code").orElse(0) >= 500;
            return failed ? Outcome.ERROR : Outcome.OK;
        }

        private Entry entry(Attributes attributes) {
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
                            .filter(names::contains)
                            .isPresent()
                    ? Entry.NAME
                    : Entry.OTHER;
        }

        private void reject(String reason, long n) {
            rejected.merge(reason, n, Long::sum);
        }

        private List<MeasuredWindow> windows() {
            if (spans.isEmpty() && aliveAtNanos > 0) {
                addEmptySpan();
            }
            List<MeasuredWindow> windows = new ArrayList<>();
            spans.forEach((span, series) -> windows.add(new MeasuredWindow(
                    instance,
                    span.startMs(),
                    span.lengthMs(),
                    span.preview(),
                    ours,
                    series.entrySet().stream()
                            .map(entry -> series(entry.getKey(), entry.getValue()))
                            .toList())));
            return windows;
        }

        private static Series series(Key key, LatencyHistogram histogram) {
            return Series.newBuilder()
                    .setRoute(key.route())
                    .setOutcome(key.outcome())
                    .setEntry(key.entry())
                    .setDuration(histogram.toProto())
                    .build();
        }
    }

    private static Optional<Span> span(long startNanos, long endNanos, boolean preview) {
        long startMs = TimeUnit.NANOSECONDS.toMillis(startNanos);
        long lengthMs = TimeUnit.NANOSECONDS.toMillis(endNanos) - startMs;
        if (startMs <= 0 || lengthMs <= 0 || lengthMs > LONGEST_WINDOW_MS) {
            return Optional.empty();
        }
        return Optional.of(new Span(startMs, (int) lengthMs, preview));
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
