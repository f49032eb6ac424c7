package io.dure.collector.spool;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Loss;
import io.dure.federation.v1.Losses;
import io.dure.federation.v1.Report;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles what will never reach a hub, in three steps of which each is durable before the next: a report tells it, the
 * books count it, the segment goes or its damage is filled. A start finishes what was begun: the report names the segment,
 * the state says which report stands in the books. Called under the spool's lock.
 */
final class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final Shelf shelf;
    private final SegmentWriter writer;
    private final String site;
    private final InstantSource clock;
    private @Nullable Act unfinished;

    Settlement(Shelf shelf, SegmentWriter writer, String site, InstantSource clock) {
        this.shelf = shelf;
        this.writer = writer;
        this.site = site;
        this.clock = clock;
    }

    /**
     * One settling.
     *
     * @param teller the report that tells it
     * @param amounts by reason
     */
    record Act(Place teller, LogRecord.Kind kind, Segment target, Map<String, Tally> amounts) {
        Act {
            amounts = Map.copyOf(amounts);
        }
    }

    boolean isUnfinished() {
        return unfinished != null;
    }

    boolean concerns(Segment segment) {
        return unfinished != null && unfinished.target().first().equals(segment.first());
    }

    /** Goes on with what an earlier start, or a full disk, interrupted. */
    void resume(Act act) throws IOException {
        unfinished = act;
        finish();
    }

    void finish() throws IOException {
        Act act = unfinished;
        if (act == null) {
            return;
        }
        if (act.teller().isAfter(shelf.state().settled())) {
            SpoolState state = shelf.state();
            shelf.save(state.with(state.books().drop(act.amounts())).settled(act.teller()));
        }
        if (act.kind().removes()) {
            if (shelf.segments().containsKey(act.target().first())) {
                long reports = reports(shelf.scan(act.target()));
                shelf.remove(act.target());
                shelf.waitingReports(-reports);
            }
            shelf.remember(shelf.state().done(act.teller()));
        } else {
            fill(act.target());
            shelf.save(shelf.state().done(act.teller()));
        }
        unfinished = null;
    }

    /** Gives a segment up of which no leader can have been sent anything. */
    void giveUp(Segment target, LogRecord.Kind why) throws IOException {
        finish();
        mend(target);
        SegmentScan scan = shelf.scan(target);
        LossSum losses = losses(scan, why);
        Map<String, Tally> amounts = amounts(scan, why);
        log.warn(
                "Giving up {} for {}: {}",
                target.name(),
                why.reason(),
                amounts.values().stream().reduce(Tally.ZERO, Tally::plus));
        if (losses.isEmpty()) {
            shelf.remove(target);
            return;
        }
        Place teller = tell(Draft.settling(why, target.first(), losses.toProto()));
        resume(new Act(teller, why, target, amounts));
    }

    private static LossSum losses(SegmentScan scan, LogRecord.Kind why) throws IOException {
        LossSum losses = new LossSum();
        for (SegmentScan.Found found : scan.records()) {
            if (found.record().isReport()) {
                Report report = report(found.record());
                report.getWindows().getPiecesList().forEach(piece -> losses.add(piece, why.reason()));
                report.getLosses().getLossesList().forEach(losses::add);
            }
        }
        return losses;
    }

    /** What the books lose with a segment. */
    static Map<String, Tally> amounts(SegmentScan scan, LogRecord.Kind why) {
        Map<String, Tally> amounts = new HashMap<>();
        for (SegmentScan.Found found : scan.records()) {
            LogRecord record = found.record();
            String reason =
                    record.kind() == LogRecord.Kind.TOO_LARGE ? record.kind().reason() : why.reason();
            amounts.merge(reason, record.own(), Tally::plus);
        }
        return amounts;
    }

    static long reports(SegmentScan scan) {
        return scan.records().stream()
                .filter(found -> found.record().isReport())
                .count();
    }

    /** Counts and tells what damaged bytes held, and fills them with a mark, so that readers pass. */
    void mend(Segment segment) throws IOException {
        finish();
        SegmentScan scan = shelf.scan(segment);
        segment.damaged(false);
        if (scan.gaps().isEmpty() && scan.end() == segment.durable()) {
            return;
        }
        Tally lost = new Damage(shelf, writer).of(segment, scan);
        log.error("{} is damaged: {} of it are lost; check the disk", segment.name(), lost);
        if (lost.equals(Tally.ZERO)) {
            fill(segment);
            return;
        }
        Losses losses = Losses.newBuilder()
                .addLosses(Loss.newBuilder()
                        .setInstance(Instance.newBuilder().setSite(site))
                        .setReason(LogRecord.Kind.DAMAGED.reason())
                        .setWindows(lost.windows())
                        .setTransactions(lost.transactions())
                        .setProbes(lost.probes()))
                .build();
        Place teller = tell(Draft.settling(LogRecord.Kind.DAMAGED, segment.first(), losses));
        resume(new Act(teller, LogRecord.Kind.DAMAGED, segment, Map.of(LogRecord.Kind.DAMAGED.reason(), lost)));
    }

    /** On a full disk by the room of the reserve. */
    private Place tell(Draft draft) throws IOException {
        Place teller;
        try {
            teller = append(draft);
        } catch (IOException failed) {
            if (!shelf.reserve().release()) {
                throw failed;
            }
            teller = append(draft);
        }
        shelf.waitingReports(1);
        return teller;
    }

    private Place append(Draft draft) throws IOException {
        return writer.append(List.of(draft), shelf.state().books().taken(), clock.millis());
    }

    private void fill(Segment segment) throws IOException {
        SegmentScan scan = shelf.scan(segment);
        try (SpoolFile file = shelf.disk().open(segment.name())) {
            for (SegmentScan.Gap gap : scan.gaps()) {
                fill(
                        file,
                        gap.from(),
                        gap.to(),
                        gap.next().record().sequence(),
                        gap.next().record().before());
            }
            Optional<LogRecord> last = scan.last();
            long sequence = last.map(LogRecord::sequence).orElse(segment.first().sequence());
            Tally after = last.map(LogRecord::after).orElse(Tally.ZERO);
            if (segment.durable() - scan.end() < RecordFormat.HEAD && !writer.isWriting(segment)) {
                file.truncate(scan.end());
                segment.durable(scan.end());
            } else {
                fill(file, scan.end(), segment.durable(), sequence, after);
            }
            file.sync();
        }
        segment.damaged(false);
    }

    private static void fill(SpoolFile file, long from, long to, long sequence, Tally before) throws IOException {
        long offset = from;
        while (to - offset >= RecordFormat.HEAD) {
            long size = Math.min(to - offset, RecordFormat.LARGEST_BODY);
            if (to - offset - size > 0 && to - offset - size < RecordFormat.HEAD) {
                size -= RecordFormat.HEAD;
            }
            ByteString filling = ByteString.copyFrom(new byte[Math.toIntExact(size - RecordFormat.HEAD)]);
            LogRecord mark =
                    new LogRecord(LogRecord.Kind.MARK, sequence, 0, from, before, Tally.ZERO, Place.NONE, filling);
            file.write(RecordFormat.encode(mark), offset);
            offset += size;
        }
    }

    static Report report(LogRecord record) throws IOException {
        try {
            return Report.parseFrom(record.body());
        } catch (InvalidProtocolBufferException impossible) {
            throw new IOException("a record with a right checksum is no report", impossible);
        }
    }
}
