package io.dure.hub.store;

import io.dure.federation.v1.Histogram;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.metric.HistogramSum;
import io.dure.protocol.histogram.LatencyHistogram;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Windows as they came, from their rows: window and cells stand together in the order of their common key. */
final class StoredPieces {
    private static final String KEY = "site, service, instance, start_ms, at_ms, window_ms, piece";

    private final Connection connection;
    private final DuckDbSeries.Rows rows;
    private final long fromMs;

    StoredPieces(Connection connection, DuckDbSeries.Rows rows, long fromMs) {
        this.connection = connection;
        this.rows = rows;
        this.fromMs = fromMs;
    }

    void forEach(Consumer<WindowPiece> reader) throws SQLException {
        String windows = rows.of(
                Family.WINDOW,
                KEY + ", 0 AS kind, window_start_ms, reported_start_ms, NULL AS route, NULL AS outcome, NULL AS entry,"
                        + " NULL AS scale, NULL AS buckets, NULL AS sum_us, NULL AS clamped",
                "instance IS NOT NULL");
        String cells = rows.of(
                Family.CELL,
                KEY + ", 1 AS kind, 0, 0, route, outcome, entry, scale, buckets, sum_us, clamped",
                "instance IS NOT NULL");
        WindowPiece.Builder piece = null;
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT parts.*, life.host, life.version FROM (" + windows
                        + " UNION ALL " + cells + ") AS parts JOIN life USING (site, service, instance, start_ms)"
                        + " ORDER BY " + KEY + ", kind")) {
            while (found.next()) {
                if (found.getInt("kind") == 0) {
                    give(piece, reader);
                    piece = window(found);
                } else if (piece != null) {
                    piece.addSeries(series(found));
                }
            }
        }
        give(piece, reader);
    }

    private void give(WindowPiece.@Nullable Builder piece, Consumer<WindowPiece> reader) {
        if (piece != null && piece.getWindowStartMs() >= fromMs) {
            reader.accept(piece.build());
        }
    }

    private static WindowPiece.Builder window(ResultSet found) throws SQLException {
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setSite(found.getString("site"))
                        .setService(found.getString("service"))
                        .setInstance(found.getString("instance"))
                        .setStartMs(found.getLong("start_ms"))
                        .setHost(found.getString("host"))
                        .setVersion(found.getString("version")))
                .setWindowStartMs(found.getLong("window_start_ms"))
                .setReportedStartMs(found.getLong("reported_start_ms"))
                .setWindowMs((int) found.getLong("window_ms"))
                .setPiece(found.getLong("piece"));
    }

    private static Series series(ResultSet found) throws SQLException {
        HistogramSum sum = new HistogramSum()
                .add(
                        found.getByte("scale"),
                        Objects.requireNonNull(found.getBytes("buckets")),
                        found.getLong("sum_us"),
                        found.getLong("clamped"));
        Histogram histogram = LatencyHistogram.of(sum.scale(), sum.buckets(), sum.sumMicros() / 1e6, sum.clamped())
                .toProto();
        return Series.newBuilder()
                .setRoute(found.getString("route"))
                .setOutcomeValue(found.getInt("outcome"))
                .setEntryValue(found.getInt("entry"))
                .setDuration(histogram)
                .build();
    }
}
