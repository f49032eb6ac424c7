package io.dure.hub.alarm;

import io.dure.hub.alarm.Sample.Subject;
import io.dure.hub.metric.By;
import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.Metric;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import io.dure.hub.metric.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a rule judges, merged over its whole time: never a mean of percentiles. */
final class RuleReader {
    private static final int MOST_SUBJECTS = 10_000;

    private final SeriesSource source;
    private final Completeness completeness;

    RuleReader(SeriesSource source, Completeness completeness) {
        this.source = source;
        this.completeness = completeness;
    }

    /**
     * Samples of all subjects.
     *
     * @param reporting sites that reported in the rule's time
     * @param silent sites whose newest windows are missing
     */
    record Samples(Map<Subject, Sample> bySubject, Set<String> reporting, Set<String> silent) {}

    Samples read(AlarmRule rule, Instant windowEnd) {
        long over = rule.over().toMillis();
        long to = windowEnd.toEpochMilli();
        Metric metric = Metric.named(rule.metric(), rule.unit());
        Valuation valuation = new Valuation(metric, rule.aggregate());
        SeriesRequest.Content content = metric.content(rule.aggregate());
        SeriesReading reading = source.read(new SeriesRequest(
                content,
                metric.name(),
                rule.scope().ofSeries(),
                rule.by().labels(),
                to - over,
                to,
                over,
                MOST_SUBJECTS,
                // Totals are means of windows, whoever was there.
                content == SeriesRequest.Content.TOTAL
                        ? Optional.of(new SeriesRequest.Envelope(valuation, to))
                        : Optional.empty()));
        Map<Subject, Sample> samples = new HashMap<>();
        reading.reported().forEach((who, steps) -> {
            int windows = steps.values().stream().mapToInt(count -> count).sum();
            Duration reported = Duration.ofMillis(windows * reading.resolutionMs());
            Measure sum = new Measure();
            Map<Long, Measure> measures = reading.series().get(who);
            if (measures != null) {
                measures.values().forEach(sum::add);
            }
            samples.put(subject(rule, who), new Sample(valuation.of(sum, reported.toMillis() / 1e3), reported));
        });
        return new Samples(samples, reading.reports().keySet(), completeness.silent(reading, to));
    }

    private static Subject subject(AlarmRule rule, List<String> who) {
        List<By> labels = rule.by().labels();
        return new Subject(
                label(labels, who, By.SERVICE, rule.scope().service()),
                label(labels, who, By.SITE, rule.scope().site()),
                label(labels, who, By.INSTANCE, rule.scope().instance()));
    }

    private static @Nullable String label(List<By> labels, List<String> who, By by, @Nullable String scope) {
        int at = labels.indexOf(by);
        return at < 0 ? scope : who.get(at);
    }
}
