package io.dure.collector.uplink;

import io.dure.federation.v1.Report;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was sent to a leader and not yet acknowledged, bounded: little stands between an evacuation and the store, and
 * little must be kept because a hub that fell silent may have stored it. Confined to the link's thread.
 */
final class InFlight {
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final int MOST_REPORTS = 200;

    private final Deque<Sent> sent = new ArrayDeque<>();
    private long bytes;

    private record Sent(long incarnation, long sequence, int bytes) {}

    /** One report always may. */
    boolean hasRoom() {
        return sent.isEmpty() || (bytes < MOST_BYTES && sent.size() < MOST_REPORTS);
    }

    void add(Report report) {
        int size = report.getSerializedSize();
        sent.addLast(new Sent(report.getIncarnation(), report.getSequence(), size));
        bytes += size;
    }

    void acknowledged(long incarnation, long sequence) {
        while (!sent.isEmpty()
                && sent.getFirst().incarnation() == incarnation
                && sent.getFirst().sequence() <= sequence) {
            bytes -= sent.removeFirst().bytes();
        }
    }

    void clear() {
        sent.clear();
        bytes = 0;
    }
}
