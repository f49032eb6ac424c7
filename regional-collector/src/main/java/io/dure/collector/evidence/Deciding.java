package io.dure.collector.evidence;

import io.dure.collector.plan.PlanHolder;
import io.dure.collector.probe.Prober;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.nameserver.Nameserver;
import io.dure.gslb.time.Pulse;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Takes stock five times a second, and at once when a peer's evidence comes: what the probes say is published, and the
 * nameserver decides on everything held. Runs on a platform thread of its own, so that nothing starves it.
 */
final class Deciding implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final EvidenceBook book;
    private final PlanHolder plans;
    private final Prober prober;
    private final Nameserver nameserver;
    private final EvacuationReports evacuations;
    private final InstantSource clock;
    private final Pulse pulse;

    Deciding(
            EvidenceBook book,
            PlanHolder plans,
            Prober prober,
            Nameserver nameserver,
            EvacuationReports evacuations,
            InstantSource clock) {
        this.book = book;
        this.plans = plans;
        this.prober = prober;
        this.nameserver = nameserver;
        this.evacuations = evacuations;
        this.clock = clock;
        this.pulse = new Pulse("deciding", PERIOD, this::decide);
    }

    void start() {
        pulse.start();
    }

    /** A peer's evidence came. */
    void received(Evidence evidence) {
        if (book.receive(evidence)) {
            pulse.wake();
        }
    }

    private void decide() {
        prober.cover(plans.plans());
        Evidence before = book.own();
        book.publish(new Evidence(
                before.vantagePoint(),
                before.domain(),
                before.incarnation(),
                before.sequence() + 1,
                clock.instant(),
                prober.isBlind(),
                prober.evidence(),
                nameserver.status()));
        nameserver.onEvidence(book.board());
        evacuations.report();
    }

    @Override
    public void close() {
        pulse.close();
    }
}
