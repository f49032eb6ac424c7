package io.dure.hub.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.ledger.LifeKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Numbered reports in the embedded store. What it remembers is used by the writer's thread only. */
final class DuckDbReports implements ReportStore {
    private static final Duration LIVES_IN_MEMORY = Duration.ofHours(2);

    private final DuckDb database;
    private final DiskWatch disk;
    private final DuckDbSeries series;
    private final Clock clock;
    private final Intake intake = new Intake();
    private boolean restored;
    private Segments.Segment segment = new Segments.Segment(0, 0);
    private final AtomicLong rows = new AtomicLong();
    private volatile long openedMs;

    DuckDbReports(DuckDb database, DiskWatch disk, DuckDbSeries series, Clock clock) {
        this.database = database;
        this.disk = disk;
        this.series = series;
        this.clock = clock;
    }

    @Override
    public Stored store(String collector, List<Report> reports) {
        disk.requireRoom();
        return database.write(
                        connection -> {
                            restoreOnce(connection);
                            Intake.Batch batch = intake.examine(
                                    collector, reports, clock.millis(), key -> DuckDbLives.find(connection, key));
                            write(connection, batch);
                            return batch;
                        },
                        this::committed,
                        () -> restored = false)
                .stored();
    }

    private void committed(Intake.Batch batch) {
        intake.committed(batch, segment.id());
        rows.addAndGet(batch.windows().stream()
                .mapToLong(piece -> 1L + piece.getSeriesCount())
                .sum());
    }

    /** Whether the segment that takes rows is old or large enough to be sealed. */
    boolean isDue(StoreSettings settings) {
        long opened = openedMs;
        long span = settings.segmentSpan().toMillis();
        return opened > 0
                && rows.get() > 0
                && (rows.get() >= settings.segmentRows() || clock.millis() / span > opened / span);
    }

    /** Has the rows that come from now on go into a new segment. */
    void closeSegment() {
        database.write(
                connection -> {
                    restoreOnce(connection);
                    long now = clock.millis();
                    Segments.Segment next =
                            Segments.next(connection, segment, intake.seen().toBytes(segment.id()), now);
                    long forgotten = Segments.forget(
                            connection,
                            now
                                    - Intake.REMEMBERED.toMillis()
                                    - Duration.ofHours(1).toMillis());
                    return Map.entry(next, forgotten);
                },
                done -> {
                    opened(done.getKey());
                    rows.set(0);
                    intake.seen().forget(done.getValue());
                    intake.forgetLives(clock.millis() - LIVES_IN_MEMORY.toMillis());
                },
                () -> restored = false);
    }

    private void opened(Segments.Segment open) {
        segment = open;
        openedMs = open.openedMs();
    }

    /** What is committed, from the tables: at the first report, and when a commit's outcome is not known. */
    private void restoreOnce(Connection connection) throws SQLException {
        if (restored) {
            return;
        }
        intake.clear();
        opened(Segments.open(connection, clock.millis()));
        try (Statement statement = connection.createStatement()) {
            try (ResultSet known = statement.executeQuery("SELECT collector, incarnation, sequence,"
                    + " repeated_transactions, repeated_windows FROM ledger")) {
                while (known.next()) {
                    intake.restore(
                            new Intake.Stream(known.getString(1), known.getLong(2)),
                            new Committed(known.getLong(2), known.getLong(3), known.getLong(4), known.getLong(5)));
                }
            }
            try (ResultSet seen =
                    statement.executeQuery("SELECT segment, site, service, instance, start_ms, keys FROM seen")) {
                while (seen.next()) {
                    LifeKey life =
                            new LifeKey(seen.getString(2), seen.getString(3), seen.getString(4), seen.getLong(5));
                    intake.seen().restore(seen.getLong(1), life, seen.getBytes(6));
                }
            }
            restoreOpenSegment(statement);
        }
        DuckDbLives.recent(connection, clock.millis() - LIVES_IN_MEMORY.toMillis())
                .forEach(intake::restore);
        restored = true;
    }

    private void restoreOpenSegment(Statement statement) throws SQLException {
        try (ResultSet windows = statement.executeQuery("SELECT site, service, instance, start_ms, reported_start_ms,"
                + " window_ms, piece FROM window_head WHERE instance IS NOT NULL AND segment = " + segment.id())) {
            while (windows.next()) {
                LifeKey life = new LifeKey(
                        windows.getString(1), windows.getString(2), windows.getString(3), windows.getLong(4));
                WindowKey key = new WindowKey(windows.getLong(5), windows.getLong(6), windows.getLong(7));
                intake.seen().add(segment.id(), life, key);
            }
        }
        try (ResultSet counted =
                statement.executeQuery("SELECT count(*) FROM cell_head WHERE segment = " + segment.id())) {
            counted.next();
            rows.set(counted.getLong(1));
        }
    }

    private void write(Connection connection, Intake.Batch batch) throws SQLException {
        Head.append(connection, segment.id(), batch.windows());
        insertEvacuations(connection, batch.numbered());
        DuckDbLives.put(connection, batch.lives().values());
        for (Map.Entry<Intake.Stream, Committed> position : batch.positions().entrySet()) {
            advance(connection, position.getKey().collector(), position.getValue());
        }
    }

    private static void advance(Connection connection, String collector, Committed position) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("INSERT INTO ledger VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (collector, incarnation) DO UPDATE SET sequence = excluded.sequence,"
                + " repeated_transactions = excluded.repeated_transactions,"
                + " repeated_windows = excluded.repeated_windows")) {
            put.setString(1, collector);
            put.setLong(2, position.incarnation());
            put.setLong(3, position.highest());
            put.setLong(4, position.repeatedTransactions());
            put.setLong(5, position.repeatedWindows());
            put.executeUpdate();
        }
    }

    private static void insertEvacuations(Connection connection, List<Intake.Numbered> reports) throws SQLException {
        for (Intake.Numbered numbered : reports) {
            if (numbered.report().hasEvacuation()) {
                insertEvacuation(connection, numbered);
            }
        }
    }

    private static void insertEvacuation(Connection connection, Intake.Numbered numbered) throws SQLException {
        EvacuationEvent event = numbered.report().getEvacuation();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO evacuation VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, numbered.stream().collector());
            insert.setLong(2, numbered.stream().incarnation());
            insert.setLong(3, numbered.report().getSequence());
            insert.setLong(4, event.getDecidedMs());
            insert.setBytes(5, event.toByteArray());
            insert.executeUpdate();
        }
    }

    @Override
    public void pieces(Instant from, Consumer<WindowPiece> reader) {
        series.pieces(from, reader);
    }

    @Override
    public List<EvacuationEvent> evacuations(Instant from) {
        return database.read(connection -> {
            List<EvacuationEvent> events = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM evacuation"
                    + " WHERE decided_ms >= ? ORDER BY decided_ms, collector, sequence")) {
                select.setLong(1, from.toEpochMilli());
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        events.add(EvacuationEvent.parseFrom(found.getBytes(1)));
                    }
                }
            } catch (InvalidProtocolBufferException corrupt) {
                throw new SQLException("a stored evacuation is not readable", corrupt);
            }
            return List.copyOf(events);
        });
    }
}
