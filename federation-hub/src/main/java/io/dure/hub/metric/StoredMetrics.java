package io.dure.hub.metric;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes answers of what the store found. */
final class StoredMetrics implements Metrics {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** A window's pieces are expected within this time after its end. */
    private static final Duration DUE = Duration.ofMillis(1_500);
    /** A living site is at most one window late. */
    private static final Duration STALE = Duration.ofSeconds(20);

    private final SeriesSource source;
    private final Set<String> sites;
    private final Clock clock;

    /** @param sites all that are configured, whether they reported or not */
    StoredMetrics(SeriesSource source, Collection<String> sites, Clock clock) {
        this.source = source;
        this.sites = Set.copyOf(sites);
        this.clock = clock;
    }

    @Override
    public List<Metric> metrics() {
        return Stream.concat(Metric.OWN.stream(), source.gauges().stream().map(Metric::gauge))
                .toList();
    }

    @Override
    public MetricAnswer answer(MetricQuery query) {
        long step = query.step().toMillis();
        long from = Math.floorDiv(query.from().toEpochMilli(), step) * step;
        long to = Math.ceilDiv(query.to().toEpochMilli(), step) * step;
        SeriesReading reading = source.read(new SeriesRequest(
                query.metric().content(query.aggregate()),
                query.metric().name(),
                query.scope(),
                query.by(),
                from,
                to,
                step,
                MOST_SERIES));
        return new Answer(query, reading, from, to).make();
    }

    /** End of the newest window that is expected to be here. */
    private long dueMs() {
        long width = WINDOW.toMillis();
        return Math.floorDiv(clock.millis() - DUE.toMillis(), width) * width;
    }

    private final class Answer {
        private final MetricQuery query;
        private final SeriesReading reading;
        private final long fromMs;
        private final long toMs;
        private final long stepMs;
        private final long dueMs = dueMs();
        private double error;

        Answer(MetricQuery query, SeriesReading reading, long from, long to) {
            this.query = query;
            this.reading = reading;
            this.stepMs = reading.stepMs();
            this.fromMs = Math.floorDiv(from, stepMs) * stepMs;
            this.toMs = Math.ceilDiv(to, stepMs) * stepMs;
        }

        MetricAnswer make() {
            List<MetricAnswer.Line> lines = lines();
            return new MetricAnswer(
                    query.metric().name(),
                    query.metric().unit(query.aggregate()),
                    query.aggregate(),
                    Instant.ofEpochMilli(fromMs),
                    Instant.ofEpochMilli(toMs),
                    stepMs,
                    reading.resolutionMs(),
                    lines,
                    parts(),
                    query.aggregate().isPercentile() && error > 0 ? error : null,
                    usersSources());
        }

        private List<String> usersSources() {
            return reading.series().values().stream()
                    .flatMap(measures -> measures.values().stream())
                    .flatMap(measure -> measure.usersSources().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }

        private List<MetricAnswer.Line> lines() {
            Map<List<String>, Map<Long, Measure>> series = new TreeMap<>(Answer::compare);
            series.putAll(reading.series());
            if (query.metric().hasCells() && SeriesReading.WHO.containsAll(query.by())) {
                // Those that reported and had no transactions.
                reading.reported().keySet().forEach(who -> series.putIfAbsent(who, Map.of()));
            }
            List<MetricAnswer.Line> lines = new ArrayList<>();
            series.forEach(
                    (labels, measures) -> lines.add(new MetricAnswer.Line(named(labels), points(labels, measures))));
            if (lines.size() > MOST_SERIES) {
                throw new TooManySeries(MOST_SERIES);
            }
            return lines;
        }

        private static int compare(List<String> one, List<String> other) {
            for (int i = 0; i < one.size(); i++) {
                int byLabel = one.get(i).compareTo(other.get(i));
                if (byLabel != 0) {
                    return byLabel;
                }
            }
            return 0;
        }

        private Map<String, String> named(List<String> labels) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < labels.size(); i++) {
                named.put(query.by().get(i).name().toLowerCase(Locale.ROOT), labels.get(i));
            }
            return named;
        }

        private List<MetricAnswer.Point> points(List<String> labels, Map<Long, Measure> measures) {
            Set<Long> reported = reading.reported().getOrDefault(who(labels), Set.of());
            List<MetricAnswer.Point> points = new ArrayList<>();
            for (long at = fromMs; at < toMs; at += stepMs) {
                Measure measure = measures.get(at);
                points.add(new MetricAnswer.Point(
                        Instant.ofEpochMilli(at),
                        measure == null && !reported.contains(at)
                                ? null
                                : value(Objects.requireNonNullElseGet(measure, Measure::new), at)));
            }
            return points;
        }

        private List<String> who(List<String> labels) {
            List<String> who = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                if (SeriesReading.WHO.contains(query.by().get(i))) {
                    who.add(labels.get(i));
                }
            }
            return who;
        }

        private @Nullable Double value(Measure measure, long at) {
            boolean errors = query.metric().name().equals("errors");
            long count = errors ? measure.errors() : measure.toCount();
            GaugeSum gauge = measure.toGauge();
            return switch (query.aggregate()) {
                case SUM -> (double) count;
                case RATE -> rate(count, at);
                case RATIO -> measure.toCount() == 0 ? null : (double) count / measure.toCount();
                case MEAN ->
                    gauge != null
                            ? (Double) gauge.mean()
                            : measure.toCount() == 0 ? null : (Double) (measure.sumMicros() / 1e6 / measure.toCount());
                case MIN -> gauge == null ? null : gauge.min();
                case MAX -> gauge == null ? null : gauge.max();
                case TOTAL -> measure.total();
                case SCORE -> measure.apdex();
                case P50 -> quantile(measure, 0.5);
                case P90 -> quantile(measure, 0.9);
                case P95 -> quantile(measure, 0.95);
                case P99 -> quantile(measure, 0.99);
                case MAX_BUCKET -> known(measure, measure.durations().highest());
                case DISTINCT -> (double) Math.round(measure.users().count());
            };
        }

        /** Over what has passed of the step. */
        private @Nullable Double rate(long count, long at) {
            long passed = Math.min(stepMs, dueMs - at);
            return passed <= 0 ? null : (Double) (count / (passed / 1e3));
        }

        private @Nullable Double quantile(Measure measure, double q) {
            return known(measure, measure.durations().quantile(q));
        }

        private @Nullable Double known(Measure measure, OptionalDouble value) {
            if (value.isEmpty()) {
                return null;
            }
            error = Math.max(error, measure.durations().relativeError());
            return value.getAsDouble();
        }

        private List<MetricAnswer.Part> parts() {
            Set<String> all = new TreeSet<>(sites);
            all.addAll(reading.reports().keySet());
            query.scope().site().ifPresent(site -> {
                all.add(site);
                all.removeIf(other -> !other.equals(site));
            });
            return all.stream()
                    .map(site -> new MetricAnswer.Part(
                            site, state(site), reading.lastReports().get(site)))
                    .toList();
        }

        private MetricAnswer.State state(String site) {
            Set<Long> reports = reading.reports().getOrDefault(site, Set.of());
            if (reports.isEmpty()) {
                return MetricAnswer.State.ABSENT;
            }
            long end = Math.min(toMs, dueMs);
            Instant last = reading.lastReports().get(site);
            if (last == null || last.isBefore(Instant.ofEpochMilli(end).minus(STALE))) {
                return MetricAnswer.State.STALE;
            }
            Set<Long> missing = new HashSet<>();
            for (long at = fromMs; at + stepMs <= end; at += stepMs) {
                if (!reports.contains(at)) {
                    missing.add(at);
                }
            }
            return missing.isEmpty() ? MetricAnswer.State.COMPLETE : MetricAnswer.State.PARTIAL;
        }
    }
}
