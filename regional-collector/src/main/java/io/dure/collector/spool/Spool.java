package io.dure.collector.spool;

import io.dure.collector.otlp.OverloadedException;
import io.dure.federation.v1.CollectorLedger;
import io.dure.federation.v1.WindowPiece;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps windows until a leader has committed them, over restarts and hubs that are away for long. Windows of many senders
 * that come within a few milliseconds become one report, written and synced together by a thread of the spool's own; each
 * sender is answered after that.
 */
public final class Spool implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(Spool.class);
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long TEND_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MOST_WAITING = 4_096;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final SpoolLog log;
    private final InstantSource clock;
    private final BlockingQueue<Keeping> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile long pacedUntilMs;
    private String lastFailure = "";

    private Spool(SpoolLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("spool").daemon().unstarted(this::run);
    }

    static Spool start(SpoolLog log, InstantSource clock) {
        Spool spool = new Spool(log, clock);
        spool.thread.start();
        return spool;
    }

    /** By which everything that is taken now is numbered. */
    public long incarnation() {
        return log.options().incarnation();
    }

    /**
     * Keeps windows; they are durable when this returns.
     *
     * @throws OverloadedException if none of them was kept
     */
    public void keep(List<WindowPiece> pieces) throws OverloadedException {
        refuseWhilePaced();
        Keeping keeping = new Keeping(pieces);
        if (closed || !queue.offer(keeping)) {
            throw OverloadedException.unavailable(
                    "spool-busy", "too many wait for the spool's disk; send again later", RETRY_AFTER);
        }
        if (closed && queue.remove(keeping)) {
            throw OverloadedException.unavailable("stopping", "the collector is stopping", RETRY_AFTER);
        }
        keeping.await();
    }

    private void refuseWhilePaced() throws OverloadedException {
        long left = pacedUntilMs - clock.millis();
        if (left > 0 && log.shelf().bytes() > log.options().maxBytes() / 2) {
            throw OverloadedException.slowDown(
                    "hub-busy",
                    "the hub asks for less, and the spool is more than half full",
                    Duration.ofMillis(Math.max(left, 1_000)));
        }
    }

    /** A leader asked for nothing for a while. */
    public void pace(Duration retryAfter) {
        pacedUntilMs = clock.millis() + retryAfter.toMillis();
    }

    private void run() {
        long nextTend = System.nanoTime();
        while (!closed || !queue.isEmpty()) {
            try {
                List<Keeping> group = gather();
                if (!group.isEmpty()) {
                    write(group);
                }
                if (System.nanoTime() - nextTend >= 0) {
                    log.tend();
                    nextTend = System.nanoTime() + TEND_EVERY_NANOS;
                    lastFailure = "";
                }
            } catch (IOException | RuntimeException | Error failed) {
                nextTend = System.nanoTime() + TEND_EVERY_NANOS;
                report(failed);
            }
        }
    }

    /** What comes within a few milliseconds of the first, up to what one sync is worth. */
    private List<Keeping> gather() {
        List<Keeping> group = new ArrayList<>();
        long bytes = 0;
        long until = System.nanoTime() + TEND_EVERY_NANOS;
        try {
            while (bytes < Grouping.LARGEST_REPORT) {
                Keeping next = queue.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                if (next.begin()) {
                    until = group.isEmpty() ? System.nanoTime() + LINGER_NANOS : until;
                    group.add(next);
                    bytes += next.bytes();
                }
            }
        } catch (InterruptedException ignored) {
            logger.warn("The spool's thread goes on to its end");
        }
        return group;
    }

    private void write(List<Keeping> group) {
        try {
            log.append(Grouping.drafts(
                    group.stream().flatMap(keeping -> keeping.pieces().stream()).toList()));
            group.forEach(Keeping::kept);
            listeners.forEach(Runnable::run);
        } catch (IOException | RuntimeException | Error failed) {
            report(failed);
            group.forEach(keeping -> keeping.refused(OverloadedException.unavailable(
                    failed instanceof SpoolFullException ? "spool-full" : "spool-unwritable",
                    "the collector's disk takes nothing; send again later",
                    RETRY_AFTER)));
        }
    }

    /** Once for each new reason: a disk that stays full would else fill the log, too. */
    private void report(Throwable failed) {
        if (!failed.toString().equals(lastFailure)) {
            lastFailure = failed.toString();
            logger.error("The spool cannot do its work: {}", failed.toString(), failed);
        }
    }

    /** Where a new link begins. */
    public SpoolReader reader() {
        return new SpoolReader(log);
    }

    /** Tells each time something became durable, on the spool's thread. */
    public void onKept(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * A leader of the highest epoch committed everything of an incarnation up to a sequence.
     *
     * @param repeatedTransactions of these, since the incarnation's begin, what the hub had before
     */
    public void acknowledge(long incarnation, long sequence, long repeatedTransactions) {
        log.acknowledge(incarnation, sequence, repeatedTransactions);
    }

    /** The highest epoch that any start of this collector has seen. */
    public long epoch() {
        return log.epoch();
    }

    public void seen(long epoch) {
        log.seen(epoch);
    }

    /** Reports that no leader has acknowledged. */
    public long waitingReports() {
        return log.shelf().waitingReports();
    }

    /** Goes through the windows that are on the disk and not older than the newest by more than a quarter of an hour. */
    public void replay(Replay.Memory memory) throws IOException {
        Replay.of(log.shelf(), memory);
    }

    /** The books as they stand. */
    public CollectorLedger ledger() {
        SpoolState state = log.shelf().state();
        Books books = state.books();
        CollectorLedger.Builder ledger = CollectorLedger.newBuilder()
                .setTaken(books.taken().transactions())
                .setProbes(books.taken().probes())
                .setCommitted(books.committed().transactions())
                .setRepeated(state.repeatedInAll())
                .setWaiting(books.waiting().transactions())
                .setOldestWaitingMs(log.oldestWaitingMs())
                .setSpoolBytes(log.shelf().bytes())
                .setSpoolLimitBytes(log.options().maxBytes())
                .setWaitingReports(log.shelf().waitingReports());
        for (Map.Entry<String, Tally> one : books.dropped().entrySet()) {
            ledger.putDropped(one.getKey(), one.getValue().transactions());
        }
        return ledger.build();
    }

    /** Keeps what was handed in before, and lets go of the disk. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            log.tend();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            report(failed);
        }
        log.close();
    }
}
