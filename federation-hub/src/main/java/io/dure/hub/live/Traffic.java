package io.dure.hub.live;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.protocol.histogram.LatencyHistogram;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of some part of the fleet in some time: merged, never averaged.
 *
 * @param running requests that had not ended at the end of that time; null where nobody said
 */
record Traffic(
        Outcomes byName,
        Outcomes other,
        long probes,
        @Nullable Running running) {
    static final Traffic NONE = new Traffic(Outcomes.NONE, Outcomes.NONE, 0, null);

    /**
     * The sum of an instance's series, whatever the route.
     *
     * @throws IllegalArgumentException if a histogram is malformed
     */
    static Traffic of(WindowPiece piece) {
        Traffic sum = new Traffic(Outcomes.NONE, Outcomes.NONE, 0, Running.of(piece.getGaugesList()));
        for (Series one : piece.getSeriesList()) {
            sum = sum.plus(of(one));
        }
        return sum;
    }

    private static Traffic of(Series series) {
        LatencyHistogram durations = LatencyHistogram.fromProto(series.getDuration());
        if (series.getEntry() == Entry.PROBE) {
            return new Traffic(Outcomes.NONE, Outcomes.NONE, durations.count(), null);
        }
        Outcomes outcomes = series.getOutcome() == Outcome.ERROR
                ? new Outcomes(LatencyHistogram.empty(), durations)
                : new Outcomes(durations, LatencyHistogram.empty());
        return series.getEntry() == Entry.NAME
                ? new Traffic(outcomes, Outcomes.NONE, 0, null)
                : new Traffic(Outcomes.NONE, outcomes, 0, null);
    }

    Traffic plus(Traffic more) {
        return new Traffic(
                byName.plus(more.byName),
                other.plus(more.other),
                Math.addExact(probes, more.probes),
                Running.sum(running, more.running));
    }

    /** All user transactions; probes left out. */
    Outcomes users() {
        return byName.plus(other);
    }

    /** Durations by outcome, the outcome being part of the key. */
    record Outcomes(LatencyHistogram ok, LatencyHistogram error) {
        static final Outcomes NONE = new Outcomes(LatencyHistogram.empty(), LatencyHistogram.empty());

        Outcomes plus(Outcomes more) {
            return new Outcomes(ok.merge(more.ok), error.merge(more.error));
        }

        long count() {
            return ok.count() + error.count();
        }

        OptionalDouble errorRate() {
            return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) error.count() / count());
        }

        LatencyHistogram all() {
            return ok.merge(error);
        }
    }
}
