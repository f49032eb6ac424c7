package io.dure.collector.uplink;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The evacuations that no leader has committed yet. They are numbered by an incarnation of their own, so that none waits
 * behind a backlog of windows and each lane's numbers still rise. Kept in memory: the nameserver keeps each on disk until
 * it hears that it is committed, and tells it again after a restart. Deciding never waits for the spool's disk.
 */
public final class EvacuationLane {
    private final long incarnation;
    private final NavigableMap<Long, Report> waiting = new TreeMap<>();
    private final List<LongConsumer> listeners = new ArrayList<>();
    private long lastSequence;

    public EvacuationLane(long incarnation) {
        this.incarnation = incarnation;
    }

    /** Queues an evacuation and returns its number. */
    public synchronized long add(EvacuationEvent evacuation, long nowMs) {
        Report report = Report.newBuilder()
                .setIncarnation(incarnation)
                .setSequence(++lastSequence)
                .setCreatedMs(nowMs)
                .setEvacuation(evacuation)
                .build();
        waiting.put(report.getSequence(), report);
        return report.getSequence();
    }

    /** The first report after a number, or empty when a link has sent all. */
    synchronized Optional<Report> after(long sequence) {
        return Optional.ofNullable(waiting.higherEntry(sequence)).map(Map.Entry::getValue);
    }

    /** Forgets what a leader of the highest epoch committed, unless it is of another lane. */
    void acknowledge(long ofIncarnation, long sequence) {
        if (ofIncarnation != incarnation) {
            return;
        }
        List<LongConsumer> told;
        synchronized (this) {
            waiting.headMap(sequence, true).clear();
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(sequence));
    }

    /** Tells the highest number committed, each time one is. */
    public synchronized void onCommitted(LongConsumer listener) {
        listeners.add(listener);
    }

    synchronized int size() {
        return waiting.size();
    }
}
