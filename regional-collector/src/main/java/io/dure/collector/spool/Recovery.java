package io.dure.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what an earlier process left, a segment at a time: cuts off what was never finished, and so was never acknowledged
 * to a sender, and marks what is damaged.
 */
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Shelf shelf;
    private final TreeMap<Place, Summary> found = new TreeMap<>();

    private Recovery(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What is remembered of a segment once its bytes are let go.
     *
     * @param after everything taken up to its end
     * @param waiting behind the last position
     * @param reports that wait
     */
    private record Summary(Segment segment, Tally after, Tally waiting, long reports, List<Teller> tellers) {}

    /** A report that settles another segment. */
    private record Teller(Place place, LogRecord.Kind kind, Place about) {}

    /**
     * Reads a folder.
     *
     * @throws IOException if the disk fails, or its contents cannot be understood
     */
    static Recovery of(SpoolDisk disk, int segmentBytes) throws IOException {
        List<Place> names = disk.names().stream()
                .flatMap(name -> Segment.first(name).stream())
                .sorted()
                .toList();
        Recovery recovery =
                new Recovery(new Shelf(disk, new Reserve(disk, segmentBytes), state(disk, names.isEmpty())));
        for (Place first : names) {
            recovery.read(first, first.equals(names.getLast()));
        }
        recovery.found.values().forEach(recovery::shelve);
        return recovery;
    }

    private static SpoolState state(SpoolDisk disk, boolean empty) throws IOException {
        if (!disk.names().contains(Shelf.STATE)) {
            if (!empty) {
                throw new IOException("the spool holds segments and no '" + Shelf.STATE
                        + "' file: restore it, or move the folder away and start with an empty one");
            }
            disk.replace(Shelf.STATE, StateFormat.encode(SpoolState.INITIAL));
            return SpoolState.INITIAL;
        }
        try (SpoolFile file = disk.read(Shelf.STATE)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(bytes, 0);
            return StateFormat.decode(bytes.array())
                    .orElseThrow(() -> new IOException("the spool's '" + Shelf.STATE
                            + "' file is damaged, or of a newer version: restore it, or move the folder away"));
        }
    }

    Shelf shelf() {
        return shelf;
    }

    private void read(Place first, boolean newest) throws IOException {
        Segment segment = new Segment(first);
        ByteBuffer bytes;
        try (SpoolFile file = shelf.disk().read(segment.name())) {
            bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(bytes, 0);
        }
        refuseNewer(segment, bytes);
        segment.durable(bytes.limit());
        SegmentScan scan = SegmentScan.of(bytes);
        if (newest) {
            scan = cut(segment, scan, unfinished(scan));
        }
        if (scan.first().isEmpty() && (newest || bytes.limit() <= Segment.SIGNATURE.length)) {
            log.info("{} was begun and holds nothing", segment.name());
            shelf.disk().delete(segment.name());
            return;
        }
        Optional<LogRecord> opening = scan.first().filter(record -> record.kind() == LogRecord.Kind.MARK);
        if (opening.isPresent()) {
            compareWithPredecessors(opening.get());
        }
        found.put(first, summary(segment, scan));
    }

    private static void refuseNewer(Segment segment, ByteBuffer bytes) throws IOException {
        int version = Segment.SIGNATURE.length - 1;
        if (bytes.limit() > version
                && bytes.slice(0, version).equals(ByteBuffer.wrap(Segment.SIGNATURE, 0, version))
                && bytes.get(version) > Segment.SIGNATURE[version]) {
            throw new IOException(segment.name() + " was written by a newer version: start that one");
        }
    }

    /** Where the newest segment was left in the middle of a group. */
    private static long unfinished(SegmentScan scan) {
        long synced = scan.last().map(LogRecord::synced).orElse(0L);
        return scan.gaps().stream()
                .filter(gap -> gap.to() > synced)
                .findFirst()
                .map(SegmentScan.Gap::from)
                .orElse(scan.end());
    }

    private SegmentScan cut(Segment segment, SegmentScan scan, long end) throws IOException {
        if (end == scan.length()) {
            // A killed process may have left whole records that were never synced: from now on they are counted on.
            try (SpoolFile file = shelf.disk().open(segment.name())) {
                file.sync();
            }
            return scan;
        }
        log.info("{}: {} bytes that were never finished are cut off", segment.name(), scan.length() - end);
        try (SpoolFile file = shelf.disk().open(segment.name())) {
            file.truncate(end);
            file.sync();
        }
        segment.durable(end);
        return shelf.scan(segment);
    }

    /** A segment's opening tells what its predecessor was meant to hold: a group that failed may have left more. */
    private void compareWithPredecessors(LogRecord opening) throws IOException {
        while (!found.isEmpty() && found.lastKey().isAfter(opening.about())) {
            Segment begun = found.pollLastEntry().getValue().segment();
            log.info("{} was given up while it was begun", begun.name());
            shelf.disk().delete(begun.name());
        }
        Map.Entry<Place, Summary> lower = found.lastEntry();
        if (lower == null
                || !lower.getKey().equals(opening.about())
                || !lower.getValue().after().exceeds(opening.before())) {
            return;
        }
        Segment segment = lower.getValue().segment();
        SegmentScan scan = shelf.scan(segment);
        for (SegmentScan.Found one : scan.records()) {
            if (one.record().after().exceeds(opening.before())) {
                found.put(segment.first(), summary(segment, cut(segment, scan, one.offset())));
                return;
            }
        }
    }

    private Summary summary(Segment segment, SegmentScan scan) {
        SpoolState state = shelf.state();
        Tally waiting = Tally.ZERO;
        long reports = 0;
        List<Teller> tellers = new ArrayList<>();
        segment.damaged(!scan.gaps().isEmpty() || scan.end() < segment.durable());
        for (SegmentScan.Found one : scan.records()) {
            LogRecord record = one.record();
            Place place = new Place(segment.first().incarnation(), record.sequence());
            if (!record.isReport()) {
                continue;
            }
            segment.holds(record.createdMs(), record.own());
            if (place.isAfter(state.trimmed())) {
                waiting = waiting.plus(record.own());
                reports++;
            }
            if (record.kind().settles() && place.isAfter(state.done())) {
                tellers.add(new Teller(place, record.kind(), record.about()));
            }
        }
        return new Summary(
                segment, scan.last().map(LogRecord::after).orElse(Tally.ZERO), waiting, reports, List.copyOf(tellers));
    }

    private void shelve(Summary summary) {
        shelf.segments().put(summary.segment().first(), summary.segment());
        shelf.remember(shelf.state().with(shelf.state().books().take(summary.waiting())));
        shelf.waitingReports(summary.reports());
    }

    /**
     * What the newest settling report began and nobody finished. Until it is, and until all damage is mended, what is lost
     * counts as waiting.
     */
    Optional<Settlement.Act> halfDone(SegmentWriter writer) throws IOException {
        Damage damage = new Damage(shelf, writer);
        Tally lost = Tally.ZERO;
        for (Segment segment : shelf.segments().values()) {
            if (segment.isDamaged()) {
                lost = lost.plus(damage.of(segment, shelf.scan(segment)));
            }
        }
        shelf.remember(shelf.state().with(shelf.state().books().take(lost)));
        List<Teller> tellers =
                found.values().stream().flatMap(one -> one.tellers().stream()).toList();
        if (tellers.isEmpty()) {
            return Optional.empty();
        }
        Teller teller = tellers.getLast();
        Segment target = shelf.segments().get(teller.about());
        if (target == null) {
            return Optional.empty();
        }
        SegmentScan scan = shelf.scan(target);
        Map<String, Tally> amounts = teller.kind().removes()
                ? Settlement.amounts(scan, teller.kind())
                : Map.of(teller.kind().reason(), damage.of(target, scan));
        if (!teller.place().isAfter(shelf.state().settled())) {
            Books books = shelf.state().books();
            Tally counted = amounts.values().stream().reduce(Tally.ZERO, Tally::plus);
            shelf.remember(shelf.state().with(books.waiting(books.waiting().minus(counted))));
        }
        return Optional.of(new Settlement.Act(teller.place(), teller.kind(), target, amounts));
    }
}
