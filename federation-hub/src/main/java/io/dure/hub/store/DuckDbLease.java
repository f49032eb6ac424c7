package io.dure.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The lease in the embedded store; the folder's lock has kept other processes out already. */
final class DuckDbLease implements Lease {
    private static final String NAME = "leader";

    private final DuckDb database;

    DuckDbLease(DuckDb database) {
        this.database = database;
    }

    @Override
    public Result acquire(String holder, long above, Duration length, Instant now) {
        return database.write(connection -> {
            Optional<Row> row = row(connection);
            if (row.isPresent() && !row.get().isFreeFor(holder, now)) {
                return row.get().refused();
            }
            long highest = Math.max(above, row.map(Row::epoch).orElse(0L));
            return put(connection, new Row(holder, highest + 1, now.plus(length)));
        });
    }

    @Override
    public Result renew(String holder, long epoch, Duration length, Instant now) {
        return database.write(connection -> {
            Optional<Row> row = row(connection);
            if (row.isEmpty() || !row.get().isHeldBy(holder, epoch)) {
                return row.map(Row::refused).orElseGet(() -> new Result.Refused("", 0, now));
            }
            return put(connection, new Row(holder, epoch, now.plus(length)));
        });
    }

    @Override
    public void release(String holder, long epoch) {
        database.write(connection -> {
            Optional<Row> row = row(connection).filter(held -> held.isHeldBy(holder, epoch));
            if (row.isPresent()) {
                put(connection, new Row(holder, epoch, Instant.EPOCH));
            }
            return row;
        });
    }

    private static Optional<Row> row(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT holder, epoch, until_ms FROM lease WHERE name = ?")) {
            select.setString(1, NAME);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new Row(rows.getString(1), rows.getLong(2), Instant.ofEpochMilli(rows.getLong(3))))
                        : Optional.empty();
            }
        }
    }

    private static Result put(Connection connection, Row row) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT INTO lease VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                        + " holder = excluded.holder, epoch = excluded.epoch, until_ms = excluded.until_ms")) {
            put.setString(1, NAME);
            put.setString(2, row.holder());
            put.setLong(3, row.epoch());
            put.setLong(4, row.until().toEpochMilli());
            put.executeUpdate();
        }
        return new Result.Held(row.epoch(), row.until());
    }

    private record Row(String holder, long epoch, Instant until) {
        boolean isFreeFor(String wanting, Instant now) {
            return holder.equals(wanting) || !until.isAfter(now);
        }

        boolean isHeldBy(String asking, long askedEpoch) {
            return holder.equals(asking) && epoch == askedEpoch;
        }

        Result refused() {
            return new Result.Refused(holder, epoch, until);
        }
    }
}
