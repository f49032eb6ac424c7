package io.dure.hub.store;

import io.dure.hub.metric.HistogramSum;
import io.dure.hub.metric.UserSketch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Adds up rows into wider windows: counts and sums by the database; histograms and users, which it cannot merge, here, from
 * rows in the order of their keys, one key at a time.
 */
final class RollUp {
    private final Connection connection;
    private final long widthMs;

    RollUp(Connection connection, Resolution resolution) {
        this.connection = connection;
        this.widthMs = resolution.width().toMillis();
    }

    /**
     * Fills a temporary table of the family's columns.
     *
     * @param source what the rows are read from, in SQL
     */
    void fill(Family family, String source, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE " + table + " AS SELECT " + family.columns() + " FROM "
                    + family.table() + " LIMIT 0");
        }
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", table)) {
            if (family == Family.WINDOW) {
                windows(source, rows);
            } else {
                cells(source, rows);
            }
        }
    }

    /** The rolled-up rows of gauges, as a source. */
    String gauges(String source) {
        return "(SELECT site, service, instance, start_ms, " + bucket()
                + " AS at_ms, name, any_value(unit) AS unit, label, sum(count)::BIGINT AS count, sum(sum) AS sum,"
                + " min(min) AS min, max(max) AS max FROM " + source + " GROUP BY site, service, instance, start_ms, "
                + bucket() + ", name, label)";
    }

    private String bucket() {
        return "at_ms - at_ms % " + widthMs;
    }

    private record WindowKey(
            String site, String service, @Nullable String instance, long startMs, long atMs) {}

    private void windows(String source, DuckDBAppender rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet parts = statement.executeQuery("SELECT site, service, instance, start_ms, " + bucket()
                        + " AS bucket, reports, users, users_overflow, users_source FROM " + source
                        + " ORDER BY instance IS NOT NULL, service, site, instance, start_ms, bucket")) {
            WindowKey current = null;
            long reports = 0;
            long overflow = 0;
            UserSketch users = new UserSketch();
            Set<String> sources = new TreeSet<>();
            while (parts.next()) {
                WindowKey key = new WindowKey(
                        parts.getString(1), parts.getString(2), parts.getString(3), parts.getLong(4), parts.getLong(5));
                if (!key.equals(current)) {
                    append(rows, current, reports, users, overflow, sources);
                    current = key;
                    reports = 0;
                    overflow = 0;
                    users = new UserSketch();
                    sources = new TreeSet<>();
                }
                reports += parts.getLong(6);
                byte[] part = parts.getBytes(7);
                if (part != null) {
                    users.add(part);
                }
                overflow += parts.getLong(8);
                sources.addAll(UsersSource.words(parts.getString(9)));
            }
            append(rows, current, reports, users, overflow, sources);
        }
    }

    private void append(
            DuckDBAppender rows,
            @Nullable WindowKey key,
            long reports,
            UserSketch users,
            long overflow,
            Set<String> sources)
            throws SQLException {
        if (key == null) {
            return;
        }
        begin(rows, key.site(), key.service(), key.instance())
                .append(key.startMs())
                .append(key.atMs())
                .append(key.atMs())
                .append(0L)
                .append(widthMs)
                .append(0L)
                .append(reports);
        byte[] bytes = users.toBytes();
        (bytes.length == 0 ? rows.appendNull() : rows.append(bytes)).append(overflow);
        (sources.isEmpty() ? rows.appendNull() : rows.append(UsersSource.text(sources))).endRow();
    }

    private record CellKey(
            String site,
            String service,
            @Nullable String instance,
            long startMs,
            String route,
            byte outcome,
            byte entry,
            boolean judged,
            long atMs) {}

    private void cells(String source, DuckDBAppender rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet parts =
                        statement.executeQuery("SELECT site, service, instance, start_ms, route, outcome, entry, "
                                + bucket()
                                + " AS bucket, sum_us, clamped, scale, buckets, satisfied, tolerating, satisfied IS NOT NULL"
                                + " AS judged FROM " + source
                                + " ORDER BY instance IS NOT NULL, service, site, instance, route, outcome, entry, start_ms,"
                                + " judged, bucket")) {
            CellKey current = null;
            HistogramSum sum = new HistogramSum();
            long satisfied = 0;
            long tolerating = 0;
            while (parts.next()) {
                CellKey key = new CellKey(
                        parts.getString(1),
                        parts.getString(2),
                        parts.getString(3),
                        parts.getLong(4),
                        parts.getString(5),
                        parts.getByte(6),
                        parts.getByte(7),
                        parts.getBoolean(15),
                        parts.getLong(8));
                if (!key.equals(current)) {
                    append(rows, current, sum, satisfied, tolerating);
                    current = key;
                    sum = new HistogramSum();
                    satisfied = 0;
                    tolerating = 0;
                }
                sum.add(
                        parts.getByte(11),
                        Objects.requireNonNull(parts.getBytes(12)),
                        parts.getLong(9),
                        parts.getLong(10));
                // 0 where it is null.
                satisfied += parts.getLong(13);
                tolerating += parts.getLong(14);
            }
            append(rows, current, sum, satisfied, tolerating);
        }
    }

    private void append(DuckDBAppender rows, @Nullable CellKey key, HistogramSum sum, long satisfied, long tolerating)
            throws SQLException {
        if (key == null) {
            return;
        }
        begin(rows, key.site(), key.service(), key.instance())
                .append(key.startMs())
                .append(key.atMs())
                .append(widthMs)
                .append(0L)
                .append(key.route())
                .append(key.outcome())
                .append(key.entry())
                .append(sum.count())
                .append(sum.sumMicros())
                .append(sum.clamped())
                .append((byte) sum.scale())
                .append(sum.bucketBytes());
        if (key.judged()) {
            rows.append(satisfied).append(tolerating);
        } else {
            rows.appendNull().appendNull();
        }
        rows.endRow();
    }

    private static DuckDBAppender begin(DuckDBAppender rows, String site, String service, @Nullable String instance)
            throws SQLException {
        rows.beginRow().append(site).append(service);
        return instance == null ? rows.appendNull() : rows.append(instance);
    }
}
