package io.dure.hub.heatmap;

import io.dure.hub.metric.By;
import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import java.time.Instant;
import java.util.List;

/** Draws what the store found. */
public final class StoredHeatmaps implements Heatmaps {
    private static final int OUTCOMES = 3;

    private final SeriesSource source;
    private final Completeness completeness;

    public StoredHeatmaps(SeriesSource source, Completeness completeness) {
        this.source = source;
        this.completeness = completeness;
    }

    @Override
    public Heatmap heatmap(Question question) {
        long step = question.range().stepFor(question.columns()).toMillis();
        long from = question.range().from().toEpochMilli();
        long to = question.range().to().toEpochMilli();
        SeriesReading reading = source.read(new SeriesRequest(
                SeriesRequest.Content.DURATIONS,
                "",
                question.scope(),
                List.of(By.OUTCOME),
                floor(from, step),
                ceil(to, step),
                step,
                OUTCOMES));
        // Of times that are kept in wider windows only.
        return draw(question, reading, floor(from, reading.stepMs()), ceil(to, reading.stepMs()));
    }

    private Heatmap draw(Question question, SeriesReading reading, long from, long to) {
        Grid ok = new Grid(question.detail());
        Grid error = new Grid(question.detail());
        reading.series().forEach((outcome, measures) -> {
            Grid grid = outcome.getFirst().equals("error") ? error : ok;
            measures.forEach((at, measure) -> grid.add((int) ((at - from) / reading.stepMs()), measure.durations()));
        });
        int detail = Math.min(ok.detail(), error.detail());
        List<Grid> both = List.of(ok, error);
        int lowest = Grid.lowestRow(detail, both);
        return new Heatmap(
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                reading.stepMs(),
                reading.resolutionMs(),
                (int) ((to - from) / reading.stepMs()),
                Math.pow(2, lowest / Grid.rowsPerOctave(detail)),
                Grid.rowsPerOctave(detail),
                Grid.highestRow(detail, both) - lowest + 1,
                ok.cells(detail, lowest),
                error.cells(detail, lowest),
                ok.count() + error.count(),
                ok.clamped() + error.clamped(),
                completeness.parts(reading, question.scope(), from, to));
    }

    private static long floor(long at, long step) {
        return Math.floorDiv(at, step) * step;
    }

    private static long ceil(long at, long step) {
        return Math.ceilDiv(at, step) * step;
    }
}
