package io.dure.hub.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Numbered reports in the embedded store. */
final class DuckDbReports implements ReportStore {
    private final DuckDb database;
    private final Clock clock;
    private final Intake intake = new Intake();
    private boolean restored;

    DuckDbReports(DuckDb database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Stored store(String collector, List<Report> reports) {
        return database.write(
                        connection -> {
                            if (!restored) {
                                restore(connection);
                            }
                            Intake.Batch batch = intake.examine(
                                    collector, reports, clock.millis(), key -> DuckDbLives.find(connection, key));
                            write(connection, batch);
                            return batch;
                        },
                        batch -> intake.committed(batch, 0),
                        () -> restored = false)
                .stored();
    }

    /** What is committed, from the tables: at the first report, and when a commit's outcome is not known. */
    private void restore(Connection connection) throws SQLException {
        intake.clear();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT collector, incarnation, sequence,"
                    + " repeated_transactions, repeated_windows FROM ledger")) {
                while (rows.next()) {
                    intake.restore(
                            new Intake.Stream(rows.getString(1), rows.getLong(2)),
                            new Committed(rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT site, service, instance, start_ms, reported_start_ms,"
                    + " window_ms, piece FROM window_piece")) {
                while (rows.next()) {
                    intake.seen()
                            .add(
                                    0,
                                    new LifeKey(
                                            rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)),
                                    new WindowKey(rows.getLong(5), rows.getLong(6), rows.getLong(7)));
                }
            }
        }
        restored = true;
    }

    private static void write(Connection connection, Intake.Batch batch) throws SQLException {
        // The appender commits by itself unless a statement ran before in this transaction.
        try (Statement begin = connection.createStatement()) {
            begin.execute("SELECT 1");
        }
        insertWindows(connection, batch.windows());
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

    private static void insertWindows(Connection connection, List<WindowPiece> windows) throws SQLException {
        if (windows.isEmpty()) {
            return;
        }
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("main", "window_piece")) {
            for (WindowPiece piece : windows) {
                Instance instance = piece.getInstance();
                WindowKey key = WindowKey.of(piece);
                rows.beginRow()
                        .append(instance.getSite())
                        .append(instance.getService())
                        .append(instance.getInstance())
                        .append(instance.getStartMs())
                        .append(piece.getWindowStartMs())
                        .append(key.reportedStartMs())
                        .append(key.windowMs())
                        .append(key.piece())
                        .append(piece.toByteArray())
                        .endRow();
            }
        }
    }

    private static void insertEvacuations(Connection connection, List<Intake.Numbered> reports) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO evacuation VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Intake.Numbered numbered : reports) {
                if (numbered.report().hasEvacuation()) {
                    EvacuationEvent event = numbered.report().getEvacuation();
                    insert.setString(1, numbered.stream().collector());
                    insert.setLong(2, numbered.stream().incarnation());
                    insert.setLong(3, numbered.report().getSequence());
                    insert.setLong(4, event.getDecidedMs());
                    insert.setBytes(5, event.toByteArray());
                    insert.executeUpdate();
                }
            }
        }
    }

    @Override
    public void pieces(Instant from, Consumer<WindowPiece> reader) {
        database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT body FROM window_piece WHERE window_start_ms >= ?")) {
                select.setLong(1, from.toEpochMilli());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(WindowPiece.parseFrom(rows.getBytes(1)));
                    }
                }
            } catch (InvalidProtocolBufferException corrupt) {
                throw new SQLException("a stored piece is not readable", corrupt);
            }
            return from;
        });
    }

    @Override
    public List<EvacuationEvent> evacuations(Instant from) {
        return database.read(connection -> {
            List<EvacuationEvent> events = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM evacuation"
                    + " WHERE decided_ms >= ? ORDER BY decided_ms, collector, sequence")) {
                select.setLong(1, from.toEpochMilli());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        events.add(EvacuationEvent.parseFrom(rows.getBytes(1)));
                    }
                }
            } catch (InvalidProtocolBufferException corrupt) {
                throw new SQLException("a stored evacuation is not readable", corrupt);
            }
            return List.copyOf(events);
        });
    }
}
