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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Numbered reports in the embedded store. */
final class DuckDbLedger implements ReportLedger {
    private final DuckDb database;

    DuckDbLedger(DuckDb database) {
        this.database = database;
    }

    @Override
    public Stored store(String collector, long incarnation, List<Report> reports) {
        return database.write(connection -> {
            long highest = highest(connection, collector, incarnation);
            List<Report> fresh = new ArrayList<>();
            for (Report report : reports) {
                if (report.getSequence() > highest) {
                    fresh.add(report);
                    highest = report.getSequence();
                }
            }
            if (!fresh.isEmpty()) {
                insertPieces(connection, fresh);
                insertEvacuations(connection, collector, incarnation, fresh);
                advance(connection, collector, incarnation, highest);
            }
            return new Stored(highest, fresh);
        });
    }

    private static long highest(Connection connection, String collector, long incarnation) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sequence FROM ledger WHERE collector = ? AND incarnation = ?")) {
            select.setString(1, collector);
            select.setLong(2, incarnation);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static void advance(Connection connection, String collector, long incarnation, long sequence)
            throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("INSERT INTO ledger VALUES (?, ?, ?)"
                + " ON CONFLICT (collector, incarnation) DO UPDATE SET sequence = excluded.sequence")) {
            put.setString(1, collector);
            put.setLong(2, incarnation);
            put.setLong(3, sequence);
            put.executeUpdate();
        }
    }

    private static void insertPieces(Connection connection, List<Report> reports) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO piece VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Report report : reports) {
                for (WindowPiece piece : report.getWindows().getPiecesList()) {
                    Instance instance = piece.getInstance();
                    insert.setString(1, instance.getService());
                    insert.setString(2, instance.getSite());
                    insert.setString(3, instance.getInstance());
                    insert.setLong(4, instance.getStartMs());
                    insert.setLong(5, piece.getWindowStartMs());
                    insert.setLong(6, piece.getWindowMs());
                    insert.setLong(7, piece.getPiece());
                    insert.setBytes(8, piece.toByteArray());
                    insert.executeUpdate();
                }
            }
        }
    }

    private static void insertEvacuations(
            Connection connection, String collector, long incarnation, List<Report> reports) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO evacuation VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Report report : reports) {
                if (report.hasEvacuation()) {
                    insert.setString(1, collector);
                    insert.setLong(2, incarnation);
                    insert.setLong(3, report.getSequence());
                    insert.setLong(4, report.getEvacuation().getDecidedMs());
                    insert.setBytes(5, report.getEvacuation().toByteArray());
                    insert.executeUpdate();
                }
            }
        }
    }

    @Override
    public void pieces(Instant from, Consumer<WindowPiece> reader) {
        database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT body FROM piece WHERE window_start_ms >= ?")) {
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

    @Override
    public void trim(Instant before) {
        database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM piece WHERE window_start_ms < ?")) {
                delete.setLong(1, before.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }
}
