package io.dure.hub.heatmap;

import io.dure.hub.metric.MetricAnswer;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Columns of time, rows of latency, counts of transactions. Row r spans {@code lowestSeconds} x 2^(r / {@code rowsPerOctave}),
 * exclusive, to the next, inclusive.
 *
 * @param from start of the first column
 * @param to end of the last column
 * @param stepMs width of a column
 * @param resolutionMs width of the stored windows that were read
 * @param rowsPerOctave fewer than asked for where the coarsest histogram cannot be told apart so finely
 * @param ok column, row and count of each cell with transactions that went well, in this order
 * @param error the same of those that failed
 * @param clamped how many lay outside of what histograms reach and were counted at the edge
 */
public record Heatmap(
        Instant from,
        Instant to,
        long stepMs,
        long resolutionMs,
        int columns,
        double lowestSeconds,
        double rowsPerOctave,
        int rows,
        List<long[]> ok,
        List<long[]> error,
        long transactions,
        long clamped,
        List<MetricAnswer.Part> parts)
        implements Scoped {
    /** It was asked for within the scope, so that nothing else is in its cells. */
    @Override
    public Optional<Heatmap> within(Sight sight) {
        return Optional.of(new Heatmap(
                from,
                to,
                stepMs,
                resolutionMs,
                columns,
                lowestSeconds,
                rowsPerOctave,
                rows,
                ok,
                error,
                transactions,
                clamped,
                MetricAnswer.Part.within(parts, sight)));
    }
}
