package io.dure.collector.uplink;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.Acknowledgement;
import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The reports of this incarnation that no leader has committed yet, in memory. Every hub's link reads it at its own pace;
 * an acknowledgement trims it only if it names the highest epoch seen. When full, the oldest window batch goes, counted;
 * evacuations stay, for they are few and an incident is reconstructed from them.
 */
public final class ReportQueue {
    /** What may wait at most. */
    public record Limits(int reports, long bytes) {
        /** About an hour of one site's batches, within a quarter of a heap of 96 MiB. */
        public static final Limits DEFAULT = new Limits(4_096, 24L * 1024 * 1024);
    }

    private final long incarnation;
    private final Limits limits;
    private final LossLedger losses;
    private final NavigableMap<Long, Report> waiting = new TreeMap<>();
    private final List<LongConsumer> listeners = new ArrayList<>();
    private long bytes;
    private long lastSequence;
    private long highestEpoch;

    public ReportQueue(long incarnation, Limits limits, LossLedger losses) {
        this.incarnation = incarnation;
        this.limits = limits;
        this.losses = losses;
    }

    public long incarnation() {
        return incarnation;
    }

    /** Queues a batch and returns its number. */
    public long add(WindowBatch windows, long nowMs) {
        return add(Report.newBuilder().setCreatedMs(nowMs).setWindows(windows));
    }

    /** Queues an evacuation and returns its number. */
    public long add(EvacuationEvent evacuation, long nowMs) {
        return add(Report.newBuilder().setCreatedMs(nowMs).setEvacuation(evacuation));
    }

    private synchronized long add(Report.Builder body) {
        Report report = body.setSequence(++lastSequence).build();
        waiting.put(report.getSequence(), report);
        bytes += report.getSerializedSize();
        while (waiting.size() > limits.reports() || bytes > limits.bytes()) {
            Optional<Report> oldest =
                    waiting.values().stream().filter(Report::hasWindows).findFirst();
            if (oldest.isEmpty()) {
                break;
            }
            remove(oldest.get());
            losses.count("uplink-full-reports", 1);
            losses.count("uplink-full-windows", oldest.get().getWindows().getPiecesCount());
        }
        return report.getSequence();
    }

    /** The first report after a number, or empty when a link has sent all. */
    synchronized Optional<Report> after(long sequence) {
        return Optional.ofNullable(waiting.higherEntry(sequence)).map(Map.Entry::getValue);
    }

    /** A hub named an epoch: acknowledgements of lower ones count no more. */
    public synchronized void seen(long epoch) {
        highestEpoch = Math.max(highestEpoch, epoch);
    }

    synchronized long highestEpoch() {
        return highestEpoch;
    }

    /** Trims what a leader committed. An older leader's word, or one about an earlier incarnation, changes nothing. */
    void acknowledge(Acknowledgement acknowledgement) {
        List<LongConsumer> told;
        synchronized (this) {
            seen(acknowledgement.getEpoch());
            if (acknowledgement.getEpoch() < highestEpoch || acknowledgement.getIncarnation() != incarnation) {
                return;
            }
            List.copyOf(waiting.headMap(acknowledgement.getSequence(), true).values())
                    .forEach(this::remove);
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(acknowledgement.getSequence()));
    }

    /** Tells the highest number committed, each time one is. */
    public synchronized void onCommitted(LongConsumer listener) {
        listeners.add(listener);
    }

    synchronized int size() {
        return waiting.size();
    }

    private void remove(Report report) {
        waiting.remove(report.getSequence());
        bytes -= report.getSerializedSize();
    }
}
