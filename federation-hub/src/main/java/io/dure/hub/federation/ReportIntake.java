package io.dure.hub.federation;

import io.dure.federation.v1.Acknowledgement;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Report;
import io.dure.hub.store.ReportStore;
import io.dure.hub.store.StoreUnavailable;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reports of one stream on their way into the store, in order, on a virtual thread of its own: a slow store holds up
 * neither this collector's evidence nor the answers to its commands until the queue is full.
 */
final class ReportIntake {
    private static final Logger LOG = LoggerFactory.getLogger(ReportIntake.class);
    private static final int QUEUE = 512;
    private static final int BATCH = 64;

    private final Enrolled collector;
    private final long incarnation;
    private final Shared shared;
    private final StreamSender sender;
    private final BlockingQueue<Report> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean closed;
    private volatile long committed;

    /** What all streams share. */
    record Shared(ReportStore reports, CollectorEvents events, Leadership leadership) {}

    ReportIntake(Enrolled collector, long incarnation, Shared shared, StreamSender sender) {
        this.collector = collector;
        this.incarnation = incarnation;
        this.shared = shared;
        this.sender = sender;
        Thread.ofVirtual().name("reports-" + collector.id()).start(this::run);
    }

    /** Waits while the queue is full; the stream asks for no more meanwhile. */
    void take(Report report) throws InterruptedException {
        queue.put(
                report.getIncarnation() == 0
                        ? report.toBuilder().setIncarnation(incarnation).build()
                        : report);
    }

    /** What is being stored is stored to its end, and told to those who count on it. */
    void close() {
        closed = true;
    }

    private void run() {
        List<Report> batch = new ArrayList<>(BATCH);
        try {
            while (!closed) {
                batch.clear();
                if (queue.drainTo(batch, BATCH) > 0 || waitForOne(batch)) {
                    store(batch);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailable failed) {
            // Not acknowledged, so the collector sends it again on its next stream.
            LOG.warn("reports of {} are not stored: {}", collector.id(), failed.getMessage());
            sender.fail(Status.UNAVAILABLE.withDescription("store-unavailable"));
        } catch (RuntimeException failed) {
            LOG.error("reports of {} are not taken", collector.id(), failed);
            sender.fail(Status.INTERNAL.withDescription("internal-error"));
        }
    }

    private boolean waitForOne(List<Report> batch) throws InterruptedException {
        Report report = queue.poll(1, TimeUnit.SECONDS);
        return report != null && batch.add(report);
    }

    private void store(List<Report> batch) {
        ReportStore.Stored stored = shared.reports().store(collector.id(), batch);
        stored.committed().stream()
                .filter(known -> known.incarnation() == incarnation)
                .forEach(known -> committed = known.highest());
        if (!stored.fresh().isEmpty()) {
            shared.events().stored(collector, stored.fresh());
        }
        acknowledge();
    }

    /** Says what is committed, if this hub leads. */
    void acknowledge() {
        if (committed > 0 && shared.leadership().leads()) {
            sender.send(HubMessage.newBuilder()
                    .setAcknowledgement(Acknowledgement.newBuilder()
                            .setEpoch(shared.leadership().epoch())
                            .setIncarnation(incarnation)
                            .setSequence(committed))
                    .build());
        }
    }
}
