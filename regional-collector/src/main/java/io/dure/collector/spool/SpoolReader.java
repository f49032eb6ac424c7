package io.dure.collector.spool;

import io.dure.federation.v1.Report;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One link's place in the spool. Reads from the disk, a report at a time. Confined to the link's thread. */
public final class SpoolReader implements Closeable {
    private final SpoolLog log;
    private boolean leads;
    private @Nullable Segment segment;
    private @Nullable SpoolFile file;
    private long offset;

    SpoolReader(SpoolLog log) {
        this.log = log;
    }

    /**
     * Goes back to the first report that waits.
     *
     * @param toLeader what is read from now on may be stored by who gets it
     */
    public void rewind(boolean toLeader) throws IOException {
        close();
        leads = toLeader;
    }

    /** The next report that waits, or empty while there is none. */
    public Optional<Report> next() throws IOException {
        Segment at = segment == null ? enter(log.shelf().segments().firstEntry()) : segment;
        while (at != null) {
            boolean isLast = log.shelf().segments().higherEntry(at.first()) == null;
            if (offset < at.durable()) {
                Optional<Report> report = read(at);
                if (report.isPresent() || at.isDamaged()) {
                    return report;
                }
            } else if (isLast) {
                return Optional.empty();
            } else {
                at = enter(log.shelf().segments().higherEntry(at.first()));
            }
        }
        return Optional.empty();
    }

    /** Empty where the next record is no report that waits, or is damaged. */
    private Optional<Report> read(Segment at) throws IOException {
        if (file == null) {
            throw new IllegalStateException("no file is open");
        }
        Optional<LogRecord> record = Shelf.read(file, at, offset);
        if (record.isEmpty()) {
            at.damaged(true);
            return Optional.empty();
        }
        offset += RecordFormat.length(record.get());
        Place place = new Place(at.first().incarnation(), record.get().sequence());
        return record.get().isReport() && place.isAfter(log.shelf().state().trimmed())
                ? Optional.of(Settlement.report(record.get()))
                : Optional.empty();
    }

    private @Nullable Segment enter(Map.@Nullable Entry<Place, Segment> first) throws IOException {
        Map.Entry<Place, Segment> candidate = first;
        while (candidate != null) {
            close();
            try {
                if (!leads || log.claim(candidate.getValue())) {
                    file = log.shelf().disk().read(candidate.getValue().name());
                    segment = candidate.getValue();
                    offset = Segment.SIGNATURE.length;
                    return segment;
                }
            } catch (NoSuchFileException removed) {
                // Trimmed or given up since it was looked up.
            }
            candidate = log.shelf().segments().higherEntry(candidate.getKey());
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        SpoolFile open = file;
        segment = null;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
