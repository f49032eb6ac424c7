package io.dure.hub.federation;

import io.dure.federation.v1.Acknowledgement;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Welcome;
import io.dure.hub.store.ReportStore;
import io.dure.hub.store.StoreUnavailable;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports of one stream on their way into the store, in order, on a virtual thread of its own. The leader stores and
 * acknowledges them; another hub only shows them. When the store fails the same reports are tried again until it works:
 * nothing is acknowledged meanwhile, and everything else on the stream goes on.
 */
final class ReportIntake {
    private static final Logger LOG = LoggerFactory.getLogger(ReportIntake.class);
    private static final int BATCH = 64;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int FAILED_PACE_MS = 5_000;
    private static final Duration WELCOME_AGAIN = Duration.ofSeconds(5);
    private static final Duration WELCOME_SELDOM = Duration.ofMinutes(1);

    private final Enrolled collector;
    private final long incarnation;
    private final Shared shared;
    private final StreamSender sender;
    private final ReportQueue queue;
    private final Term term = new Term();
    private long welcomedEpoch;
    private long welcomedNanos;
    private Duration welcomeAgain = WELCOME_AGAIN;

    /** What all streams share. */
    record Shared(
            String hub,
            ReportStore reports,
            CollectorEvents events,
            Leadership leadership,
            StoreHealth health,
            IntakeCounts counts) {}

    ReportIntake(Enrolled collector, long incarnation, Shared shared, StreamSender sender) {
        this.collector = collector;
        this.incarnation = incarnation;
        this.shared = shared;
        this.sender = sender;
        this.queue = new ReportQueue(sender);
    }

    /** Answers the Hello, and begins. */
    void start() {
        welcome();
        Thread.ofVirtual().name("reports-" + collector.id()).start(this::run);
    }

    /** Says who leads. A leader's word makes the collector go back to the first report that nobody acknowledged. */
    synchronized void welcome() {
        boolean leads = shared.leadership().leads();
        welcomedEpoch = leads ? shared.leadership().epoch() : 0;
        welcomedNanos = System.nanoTime();
        sender.send(HubMessage.newBuilder()
                .setWelcome(Welcome.newBuilder()
                        .setHub(shared.hub())
                        .setEpoch(shared.leadership().epoch())
                        .setLeader(leads)
                        .setTimeMs(System.currentTimeMillis()))
                .build());
    }

    /** Never waits. */
    void take(Report report) {
        queue.put(
                report.getIncarnation() == 0
                        ? report.toBuilder().setIncarnation(incarnation).build()
                        : report);
    }

    /** What is being stored is stored to its end, and told to those who count on it. */
    void close() {
        queue.close();
    }

    private void run() {
        try {
            while (!queue.isClosed()) {
                List<Report> batch = queue.take(BATCH, LOOK);
                if (!batch.isEmpty()) {
                    handle(batch);
                }
                askAgain();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            // A stream without this thread would look as if all were well, and be acknowledged nothing any more.
            LOG.error("reports of {} are not taken", collector.id(), failed);
            sender.fail(Status.INTERNAL.withDescription("internal-error"));
        }
    }

    private void handle(List<Report> batch) throws InterruptedException {
        boolean leads = shared.leadership().leads();
        List<Report> admitted = new ArrayList<>();
        List<Report> early = new ArrayList<>();
        for (Report report : batch) {
            boolean mayBeStored = term.admits(report);
            if (!leads) {
                term.passOver(report);
            }
            (mayBeStored && leads ? admitted : early).add(report);
        }
        if (!early.isEmpty()) {
            shared.events().followed(collector, early);
        }
        if (!admitted.isEmpty()) {
            store(admitted);
        }
    }

    private void passOver(List<Report> reports) {
        reports.forEach(term::passOver);
        shared.events().followed(collector, reports);
    }

    /** Tries until it is done, this hub leads no more or the stream ends. */
    private void store(List<Report> batch) throws InterruptedException {
        boolean tried = false;
        while (!queue.isClosed()) {
            if (!shared.leadership().leads()) {
                passOver(batch);
                return;
            }
            try {
                ReportStore.Stored stored = shared.reports().store(collector.id(), batch);
                shared.health().works();
                shared.counts().stored(collector.id(), batch, stored);
                // A failed attempt may have been stored all the same, and has not been told.
                List<Report> news = tried ? batch : stored.fresh();
                if (!news.isEmpty()) {
                    shared.events().stored(collector, news);
                }
                stored.committed().forEach(this::acknowledge);
                if (tried) {
                    LOG.info("reports of {} are stored again", collector.id());
                    queue.pace(0, "");
                }
                return;
            } catch (StoreUnavailable failed) {
                if (!tried) {
                    LOG.warn("reports of {} wait, not stored: {}", collector.id(), failed.getMessage());
                    shared.events().followed(collector, batch);
                }
                tried = true;
                shared.health().failed(failed.code(), String.valueOf(failed.getMessage()));
                queue.pace(FAILED_PACE_MS, failed.code());
                queue.pause(RETRY);
            }
        }
    }

    private void acknowledge(ReportStore.Committed committed) {
        if (committed.highest() > 0 && shared.leadership().leads()) {
            sender.send(HubMessage.newBuilder()
                    .setAcknowledgement(Acknowledgement.newBuilder()
                            .setEpoch(shared.leadership().epoch())
                            .setIncarnation(committed.incarnation())
                            .setSequence(committed.highest())
                            .setRepeatedTransactions(committed.repeatedTransactions())
                            .setRepeatedWindows(committed.repeatedWindows()))
                    .build());
        }
    }

    /** A leader that missed something, or has not said yet that it leads, says so. */
    private synchronized void askAgain() {
        if (!shared.leadership().leads()) {
            return;
        }
        boolean isNew = welcomedEpoch != shared.leadership().epoch();
        boolean misses = term.isBroken() || queue.wantsThemAgain();
        if (!misses) {
            welcomeAgain = WELCOME_AGAIN;
        }
        if (isNew || (misses && System.nanoTime() - welcomedNanos > welcomeAgain.toNanos())) {
            welcomeAgain = welcomeAgain.compareTo(WELCOME_SELDOM) < 0 ? welcomeAgain.multipliedBy(2) : WELCOME_SELDOM;
            welcome();
        }
    }
}
