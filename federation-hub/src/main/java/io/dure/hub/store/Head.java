package io.dure.hub.store;

import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.metric.HistogramSum;
import io.dure.hub.metric.UserSketch;
import io.dure.protocol.histogram.LatencyHistogram;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Appends windows to the head's tables, in the caller's transaction: the rows of each instance, and what they add up to. */
final class Head {
    private final long segment;
    private final Map<SumKey, WindowSum> sums = new LinkedHashMap<>();

    private record SumKey(String site, String service, long atMs, long widthMs) {}

    private record CellKey(String route, int outcome, int entry) {}

    private static final class WindowSum {
        private long reports;
        private long overflow;
        private final UserSketch users = new UserSketch();
        private final Map<CellKey, HistogramSum> cells = new LinkedHashMap<>();
    }

    private Head(long segment) {
        this.segment = segment;
    }

    static void append(Connection connection, long segment, List<WindowPiece> windows) throws SQLException {
        if (windows.isEmpty()) {
            return;
        }
        // The appender commits by itself unless a statement ran before in this transaction.
        try (Statement begin = connection.createStatement()) {
            begin.execute("SELECT 1");
        }
        Head head = new Head(segment);
        DuckDBConnection database = connection.unwrap(DuckDBConnection.class);
        try (DuckDBAppender rows = database.createAppender("main", Family.WINDOW.table())) {
            for (WindowPiece piece : windows) {
                head.window(rows, piece);
            }
            for (Map.Entry<SumKey, WindowSum> sum : head.sums.entrySet()) {
                head.windowSum(rows, sum.getKey(), sum.getValue());
            }
        }
        try (DuckDBAppender rows = database.createAppender("main", Family.CELL.table())) {
            for (WindowPiece piece : windows) {
                head.cells(rows, piece);
            }
            for (Map.Entry<SumKey, WindowSum> sum : head.sums.entrySet()) {
                head.cellSums(rows, sum.getKey(), sum.getValue());
            }
        }
        try (DuckDBAppender rows = database.createAppender("main", Family.GAUGE.table())) {
            for (WindowPiece piece : windows) {
                head.gauges(rows, piece);
            }
        }
    }

    /** A window whose start was corrected by a clock's offset counts into the nearest one of the grid, as live values do. */
    static long aligned(WindowPiece piece) {
        long width = piece.getWindowMs();
        return Math.floorDiv(piece.getWindowStartMs() + width / 2, width) * width;
    }

    private WindowSum sum(WindowPiece piece) {
        Instance instance = piece.getInstance();
        return sums.computeIfAbsent(
                new SumKey(instance.getSite(), instance.getService(), aligned(piece), piece.getWindowMs()),
                key -> new WindowSum());
    }

    private void window(DuckDBAppender rows, WindowPiece piece) throws SQLException {
        UserSketch users = new UserSketch();
        piece.getUsersList().forEach(users::add);
        WindowSum sum = sum(piece);
        sum.reports++;
        sum.overflow += piece.getUsersOverflow();
        sum.users.add(users);
        WindowKey key = WindowKey.of(piece);
        begin(rows, piece)
                .append(piece.getWindowStartMs())
                .append(key.reportedStartMs())
                .append(key.windowMs())
                .append(key.piece())
                .append(1L);
        bytes(rows, users.toBytes()).append(piece.getUsersOverflow()).endRow();
    }

    private void windowSum(DuckDBAppender rows, SumKey key, WindowSum sum) throws SQLException {
        begin(rows, key)
                .append(key.atMs())
                .append(0L)
                .append(key.widthMs())
                .append(0L)
                .append(sum.reports);
        bytes(rows, sum.users.toBytes()).append(sum.overflow).endRow();
    }

    private void cells(DuckDBAppender rows, WindowPiece piece) throws SQLException {
        for (Series series : piece.getSeriesList()) {
            HistogramSum histogram = new HistogramSum().add(LatencyHistogram.fromProto(series.getDuration()));
            CellKey cell = new CellKey(series.getRoute(), series.getOutcomeValue(), series.getEntryValue());
            sum(piece).cells.computeIfAbsent(cell, unused -> new HistogramSum()).add(histogram);
            begin(rows, piece).append((long) piece.getWindowMs()).append(piece.getPiece());
            cell(rows, cell, histogram);
        }
    }

    private void cellSums(DuckDBAppender rows, SumKey key, WindowSum sum) throws SQLException {
        for (Map.Entry<CellKey, HistogramSum> cell : sum.cells.entrySet()) {
            begin(rows, key).append(key.widthMs()).append(0L);
            cell(rows, cell.getKey(), cell.getValue());
        }
    }

    private static void cell(DuckDBAppender rows, CellKey cell, HistogramSum histogram) throws SQLException {
        rows.append(cell.route())
                .append((byte) cell.outcome())
                .append((byte) cell.entry())
                .append(histogram.count())
                .append(histogram.sumMicros())
                .append(histogram.clamped())
                .append((byte) histogram.scale())
                .append(histogram.bucketBytes())
                .endRow();
    }

    private void gauges(DuckDBAppender rows, WindowPiece piece) throws SQLException {
        for (Gauge gauge : piece.getGaugesList()) {
            if (gauge.getCount() > 0) {
                begin(rows, piece)
                        .append(gauge.getName())
                        .append(gauge.getUnit())
                        .append(gauge.getLabel())
                        .append(gauge.getCount())
                        .append(gauge.getSum())
                        .append(gauge.getMin())
                        .append(gauge.getMax())
                        .endRow();
            }
        }
    }

    private DuckDBAppender begin(DuckDBAppender rows, WindowPiece piece) throws SQLException {
        Instance instance = piece.getInstance();
        return begin(
                rows,
                instance.getSite(),
                instance.getService(),
                instance.getInstance(),
                instance.getStartMs(),
                aligned(piece));
    }

    private DuckDBAppender begin(DuckDBAppender rows, SumKey key) throws SQLException {
        return begin(rows, key.site(), key.service(), null, 0, key.atMs());
    }

    private DuckDBAppender begin(
            DuckDBAppender rows, String site, String service, @Nullable String instance, long startMs, long atMs)
            throws SQLException {
        rows.beginRow().append(segment).append(site).append(service);
        return (instance == null ? rows.appendNull() : rows.append(instance))
                .append(startMs)
                .append(atMs);
    }

    private static DuckDBAppender bytes(DuckDBAppender rows, byte[] bytes) throws SQLException {
        return bytes.length == 0 ? rows.appendNull() : rows.append(bytes);
    }
}
