package io.dure.hub.live;

import io.dure.hub.store.ReportLedger;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the stored pieces to what a restarted hub takes back: the last hour, with the width of the late ones. */
final class PieceTrimmer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PieceTrimmer.class);
    private static final Duration KEPT = Duration.ofMinutes(70);
    private static final long EVERY_SECONDS = 60;

    private final ReportLedger ledger;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("piece-trimmer").daemon().factory());

    PieceTrimmer(ReportLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        var unused = timer.scheduleWithFixedDelay(this::trim, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void trim() {
        try {
            ledger.trim(clock.instant().minus(KEPT));
        } catch (StoreUnavailable failed) {
            LOG.warn("old pieces are not trimmed: {}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
