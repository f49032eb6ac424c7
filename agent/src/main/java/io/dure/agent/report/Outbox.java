package io.dure.agent.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the collector: the newest preview, and the windows in their order. Bounded in number and bytes; the
 * oldest window goes first and is counted, but never one that is being sent or was sent without an answer: it may be
 * stored, and would be counted twice.
 */
public final class Outbox {
    private final int allowedWindows;
    private final long allowedBytes;
    private final Books books;
    private final Deque<Report> windows = new ArrayDeque<>();
    private long bytes;
    private @Nullable Report live;
    private @Nullable Report beingSent;
    private @Nullable Report unanswered;
    private boolean news;
    private boolean closed;

    public Outbox(int allowedWindows, long allowedBytes, Books books) {
        this.allowedWindows = allowedWindows;
        this.allowedBytes = allowedBytes;
        this.books = books;
    }

    synchronized void putLive(Report report) {
        live = report;
        wake();
    }

    synchronized void putWindow(Report report) {
        books.waits(report);
        windows.addLast(report);
        bytes += report.body().length;
        Iterator<Report> oldest = windows.iterator();
        while ((windows.size() > allowedWindows || bytes > allowedBytes) && oldest.hasNext()) {
            Report candidate = oldest.next();
            if (candidate != beingSent && candidate != unanswered) {
                oldest.remove();
                bytes -= candidate.body().length;
                books.dropped(Books.QUEUE_FULL, candidate);
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

    /** The window is to be sent again: the collector has it not, though one that was asked before may. */
    synchronized void refused() {
        beingSent = null;
    }

    /** The window is to be sent again: nobody knows whether a collector has it. */
    synchronized void unanswered() {
        unanswered = beingSent != null ? beingSent : unanswered;
        beingSent = null;
    }

    /** A collector has it. */
    synchronized void accepted(Report window) {
        books.accepted(window);
        remove(window);
    }

    /** A collector will never take it. */
    synchronized void rejected(Report window, int status) {
        books.dropped("rejected-" + status, window);
        remove(window);
    }

    private void remove(Report window) {
        beingSent = null;
        unanswered = null;
        windows.remove(window);
        bytes -= window.body().length;
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
