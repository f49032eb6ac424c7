package io.dure.collector.probe;

import io.dure.collector.loss.LossLedger;
import java.time.Duration;

/** Whether this vantage point can trust what it sees. */
final class Sight {
    private final StallWatch stalls;
    private final ReferenceWatch references;
    private final LossLedger losses;

    Sight(StallWatch stalls, ReferenceWatch references, LossLedger losses) {
        this.stalls = stalls;
        this.references = references;
        this.losses = losses;
    }

    /** No reference target answers either. */
    boolean isCutOff() {
        return references.allFail();
    }

    boolean wasLateSince(long startNanos) {
        return stalls.stalledSince(startNanos);
    }

    /** Abstains: cut off, or late within the round that has just been. */
    boolean isBlind(Duration round) {
        return isCutOff() || stalls.stalledWithin(round);
    }

    void discarded(String why) {
        losses.count("probe-" + why, 1);
    }
}
