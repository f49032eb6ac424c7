package io.dure.hub.store;

import io.dure.hub.metric.Measure;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.TooManySeries;
import io.dure.hub.metric.Valuation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a request's steps, while rows are added up. With an envelope rows come one window after the other; each
 * window's value is noted before it becomes part of its step.
 */
final class SeriesSteps {
    private final SeriesRequest request;
    private final long fromMs;
    private final long stepMs;
    private final long windowMs;
    private final Map<List<String>, NavigableMap<Long, Measure>> series = new HashMap<>();
    private @Nullable Window open;

    private record Window(List<String> labels, long atMs, Measure measure) {}

    SeriesSteps(SeriesRequest request, long fromMs, long stepMs, long windowMs) {
        this.request = request;
        this.fromMs = fromMs;
        this.stepMs = stepMs;
        this.windowMs = windowMs;
    }

    /**
     * Where the next row belongs.
     *
     * @throws TooManySeries if there are more than the request allows
     */
    Measure measure(List<String> labels, long atMs) {
        if (request.envelope().isEmpty()) {
            return step(labels, atMs);
        }
        if (open == null || open.atMs() != atMs || !open.labels().equals(labels)) {
            close();
            open = new Window(labels, atMs, new Measure());
        }
        return open.measure();
    }

    private Measure step(List<String> labels, long atMs) {
        if (!series.containsKey(labels) && series.size() == request.mostSeries()) {
            throw new TooManySeries(request.mostSeries());
        }
        return series.computeIfAbsent(labels, unused -> new TreeMap<>()).computeIfAbsent(atMs, unused -> new Measure());
    }

    private void close() {
        Window window = open;
        if (window != null) {
            Measure step = step(window.labels(), window.atMs() - (window.atMs() - fromMs) % stepMs);
            step.add(window.measure());
            SeriesRequest.Envelope envelope = request.envelope().orElseThrow();
            if (window.atMs() + windowMs <= envelope.dueMs()) {
                Valuation valuation = envelope.valuation();
                step.addWindow(valuation.of(window.measure(), windowMs / 1e3));
            }
            open = null;
        }
    }

    /** Everything, once all rows are added. */
    Map<List<String>, NavigableMap<Long, Measure>> end() {
        close();
        return series;
    }
}
