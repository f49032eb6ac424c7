package io.dure.hub.metric;

import io.dure.auth.role.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes answers of what the store found. */
final class StoredMetrics implements Metrics {
    private final SeriesSource source;
    private final Completeness completeness;

    StoredMetrics(SeriesSource source, Completeness completeness) {
        this.source = source;
        this.completeness = completeness;
    }

    @Override
    public List<Metric> metrics() {
        return metrics(Scope.EVERYTHING);
    }

    @Override
    public List<Metric> metrics(Scope scope) {
        return Stream.concat(Metric.OWN.stream(), source.gauges(scope).stream().map(Metric::gauge))
                .toList();
    }

    @Override
    public MetricAnswer answer(MetricQuery query) {
        long step = query.step().toMillis();
        long from = Math.floorDiv(query.from().toEpochMilli(), step) * step;
        long to = Math.ceilDiv(query.to().toEpochMilli(), step) * step;
        long due = completeness.dueMs();
        Valuation valuation = new Valuation(query.metric(), query.aggregate());
        SeriesReading reading = source.read(new SeriesRequest(
                query.metric().content(query.aggregate()),
                query.metric().name(),
                query.scope(),
                query.by(),
                from,
                to,
                step,
                MOST_SERIES,
                query.envelope() ? Optional.of(new SeriesRequest.Envelope(valuation, due)) : Optional.empty()));
        return new Answer(query, valuation, reading, from, to, due).make();
    }

    private final class Answer {
        private final MetricQuery query;
        private final Valuation valuation;
        private final SeriesReading reading;
        private final long fromMs;
        private final long toMs;
        private final long stepMs;
        private final long dueMs;
        private double error;

        Answer(MetricQuery query, Valuation valuation, SeriesReading reading, long from, long to, long dueMs) {
            this.query = query;
            this.valuation = valuation;
            this.reading = reading;
            this.stepMs = reading.stepMs();
            this.fromMs = Math.floorDiv(from, stepMs) * stepMs;
            this.toMs = Math.ceilDiv(to, stepMs) * stepMs;
            this.dueMs = dueMs;
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
                    reading.envelopeMs(),
                    lines,
                    completeness.parts(reading, query.scope(), fromMs, toMs),
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
            Map<Long, Integer> reported = reading.reported().getOrDefault(who(labels), Map.of());
            List<MetricAnswer.Point> points = new ArrayList<>();
            for (long at = fromMs; at < toMs; at += stepMs) {
                Measure measure = measures.get(at);
                points.add(
                        measure == null && !reported.containsKey(at)
                                ? new MetricAnswer.Point(Instant.ofEpochMilli(at), null)
                                : point(
                                        at,
                                        Objects.requireNonNullElseGet(measure, Measure::new),
                                        reported.getOrDefault(at, 0)));
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

        private MetricAnswer.Point point(long at, Measure measure, int windows) {
            if (query.aggregate().isPercentile() && measure.durations().count() > 0) {
                error = Math.max(error, measure.durations().relativeError());
            }
            Long width = reading.envelopeMs();
            if (width != null && measure.windows() < windows) {
                // Those in which somebody reported, and nothing of this series.
                measure.addWindow(valuation.of(new Measure(), width / 1e3));
            }
            // Over what has passed of the step.
            double seconds = Math.min(stepMs, dueMs - at) / 1e3;
            return new MetricAnswer.Point(
                    Instant.ofEpochMilli(at), valuation.of(measure, seconds), measure.low(), measure.high());
        }
    }
}
