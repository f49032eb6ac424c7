package io.dure.agent.report;

import io.dure.agent.latency.Slice;
import java.util.Map;
import java.util.TreeMap;

/**
 * The agent's own books since the start of the process, in transactions of every entry. At every moment
 * created = accepted + waiting + the sum of dropped; what the running window holds is not created yet.
 */
public final class Books {
    /** The waiting windows were at their bound; the oldest went. */
    public static final String QUEUE_FULL = "queue-full";
    /** The agent's own code failed; at most this many transactions were not counted. */
    public static final String AGENT_ERROR = "agent-error";

    private final Map<String, Long> dropped = new TreeMap<>();
    private long created;
    private long probes;
    private long accepted;
    private long waiting;
    private int waitingWindows;
    private long previewed;
    private long windowEndMillis;
    private boolean last;

    /** The agent failed inside the application: one transaction may not have been counted. */
    public synchronized void failed() {
        created++;
        drop(AGENT_ERROR, 1);
    }

    synchronized void previewed(Slice slice) {
        previewed += slice.transactions();
    }

    synchronized void waits(Report window) {
        created += window.transactions();
        probes += window.probes();
        waiting += window.transactions();
        waitingWindows++;
        previewed = 0;
        windowEndMillis = window.endMillis();
        last |= window.isLast();
    }

    synchronized void accepted(Report window) {
        accepted += window.transactions();
        leaves(window);
    }

    synchronized void dropped(String reason, Report window) {
        drop(reason, window.transactions());
        leaves(window);
    }

    public synchronized Page page() {
        return new Page(this);
    }

    private void leaves(Report window) {
        waiting -= window.transactions();
        waitingWindows--;
    }

    private void drop(String reason, long transactions) {
        dropped.merge(reason, transactions, Long::sum);
    }

    /** The books at one moment. */
    public static final class Page {
        private final Map<String, Long> dropped;
        private final long created;
        private final long probes;
        private final long accepted;
        private final long waiting;
        private final int waitingWindows;
        private final long previewed;
        private final long windowEndMillis;
        private final boolean last;

        private Page(Books books) {
            dropped = new TreeMap<>(books.dropped);
            created = books.created;
            probes = books.probes;
            accepted = books.accepted;
            waiting = books.waiting;
            waitingWindows = books.waitingWindows;
            previewed = books.previewed;
            windowEndMillis = books.windowEndMillis;
            last = books.last;
        }

        public Map<String, Long> dropped() {
            return new TreeMap<>(dropped);
        }

        public long created() {
            return created;
        }

        /** Of the created. */
        public long probes() {
            return probes;
        }

        public long accepted() {
            return accepted;
        }

        public long waiting() {
            return waiting;
        }

        public int waitingWindows() {
            return waitingWindows;
        }

        /** Of the running window, as far as previews told of it. */
        long previewed() {
            return previewed;
        }

        /** End of the newest window, epoch; 0 before there is one. */
        public long windowEndMillis() {
            return windowEndMillis;
        }

        /** The newest window is the process's last. */
        public boolean last() {
            return last;
        }
    }
}
