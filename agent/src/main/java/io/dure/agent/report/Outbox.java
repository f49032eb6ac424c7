package io.dure.agent.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the collector: the newest preview, and the windows in their order. Bounded in number and bytes; the
 * oldest window goes first and is counted, but never the one being sent, which may yet be stored.
 */
public final class Outbox {
    private final int allowedWindows;
    private final long allowedBytes;
    private final Drops drops;
    private final Deque<Report> windows = new ArrayDeque<>();
    private long bytes;
    private @Nullable Report live;
    private @Nullable Report beingSent;
    private boolean news;
    private boolean closed;

    public Outbox(int allowedWindows, long allowedBytes, Drops drops) {
        this.allowedWindows = allowedWindows;
        this.allowedBytes = allowedBytes;
        this.drops = drops;
    }

    synchronized void putLive(Report report) {
        live = report;
        wake();
    }

    synchronized void putWindow(Report report) {
        windows.addLast(report);
        bytes += report.body().length;
        Iterator<Report> oldest = windows.iterator();
        while ((windows.size() > allowedWindows || bytes > allowedBytes) && oldest.hasNext()) {
            Report candidate = oldest.next();
            if (candidate != beingSent) {
                oldest.remove();
                bytes -= candidate.body().length;
                drops.add(Drops.QUEUE_FULL, candidate.transactions());
            }
        }
        wake();
    }

    /** A preview is taken once: it is sent or it is gone. */
    synchronized @Nullable Report takeLive() {
        Report taken = live;
        live = null;
        return taken;
    }

    /** The oldest window, which stays until it is settled. */
    synchronized @Nullable Report beginOldest() {
        beingSent = windows.peekFirst();
        return beingSent;
    }

    /** The window is to be sent again. */
    synchronized void release() {
        beingSent = null;
    }

    /** The window was answered for good. */
    synchronized void settle(Report window) {
        beingSent = null;
        if (windows.remove(window)) {
            bytes -= window.body().length;
        }
    }

    /** Waits for something to be put, or for the end. */
    synchronized void await() throws InterruptedException {
        while (!news && !closed) {
            wait();
        }
        news = false;
    }

    public synchronized void close() {
        closed = true;
        wake();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized int waiting() {
        return windows.size();
    }

    private void wake() {
        news = true;
        notifyAll();
    }
}
