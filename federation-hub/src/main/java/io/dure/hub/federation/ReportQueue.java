package io.dure.hub.federation;

import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Pace;
import io.dure.federation.v1.Report;
import io.dure.hub.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A stream's reports that wait for the store, bounded in number and bytes. It never holds up the stream, which carries
 * evidence and answers too: when it fills up the collector is asked to wait, and what comes all the same is passed over,
 * to be sent again. Thread-safe.
 */
final class ReportQueue {
    private static final int MOST = 512;
    private static final long MOST_BYTES = 16L << 20;
    private static final int BUSY_MS = 1_000;

    private final StreamSender sender;
    private final Deque<Report> reports = new ArrayDeque<>();
    private final Term term = new Term();
    private long bytes;
    private boolean paced;
    private boolean closed;

    ReportQueue(StreamSender sender) {
        this.sender = sender;
    }

    synchronized void put(Report report) {
        if (term.admits(report) && reports.size() < MOST && bytes < MOST_BYTES) {
            reports.addLast(report);
            bytes += report.getSerializedSize();
            notifyAll();
        } else {
            term.passOver(report);
        }
        if (!paced && fill() > 0.5) {
            paced = true;
            pace(BUSY_MS, StoreUnavailable.BUSY);
        }
    }

    /** Waits for at least one; empty after the time, and when the stream has ended. */
    synchronized List<Report> take(int most, Duration patience) throws InterruptedException {
        await(patience, () -> !reports.isEmpty());
        List<Report> taken = new ArrayList<>();
        while (!closed && taken.size() < most && !reports.isEmpty()) {
            Report report = reports.removeFirst();
            bytes -= report.getSerializedSize();
            taken.add(report);
        }
        if (paced && fill() < 0.125) {
            paced = false;
            pace(0, "");
        }
        return taken;
    }

    /** Reports were passed over, and there is room for them now. */
    synchronized boolean wantsThemAgain() {
        return term.isBroken() && !paced;
    }

    /** Waits between two attempts; returns at once when the stream has ended. */
    synchronized void pause(Duration time) throws InterruptedException {
        await(time, () -> false);
    }

    private synchronized void await(Duration time, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toMillis();
        while (!closed && !done.getAsBoolean() && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    /** The stream has ended: what waits will be sent again on the next. */
    synchronized void close() {
        closed = true;
        reports.clear();
        bytes = 0;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private double fill() {
        return Math.max((double) reports.size() / MOST, (double) bytes / MOST_BYTES);
    }

    void pace(int retryAfterMs, String reason) {
        sender.send(HubMessage.newBuilder()
                .setPace(Pace.newBuilder().setRetryAfterMs(retryAfterMs).setReason(reason))
                .build());
    }
}
