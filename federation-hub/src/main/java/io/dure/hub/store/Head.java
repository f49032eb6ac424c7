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
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Appends windows to the head's tables, in the caller's transaction: the rows of each instance, and what they add up to. */
final class Head {
    private final long segment;
    private final Map<SumKey, WindowSum> sums = new LinkedHashMap<>();

    private record SumKey(String site, String service, long atMs, long widthMs) {}

    /** @param judged whether its satisfied and tolerating transactions are known: what is known and what is not stay apart */
    private record CellKey(String route, int outcome, int entry, boolean judged) {}

    private static final class WindowSum {
        private long reports;
        private long overflow;
        private final UserSketch users = new UserSketch();
        private final Set<String> sources = new TreeSet<>();
        private final Map<CellKey, CellSum> cells = new LinkedHashMap<>();
    }

    private static final class CellSum {
        private final HistogramSum durations = new HistogramSum();
        private long satisfied;
        private long tolerating;

        void add(HistogramSum histogram, Series series) {
            durations.add(histogram);
            satisfied += series.getSatisfied();
            tolerating += series.getTolerating();
        }
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
        Set<String> source = UsersSource.words(piece.getUsersSource());
        sum.sources.addAll(source);
        source(bytes(rows, users.toBytes()).append(piece.getUsersOverflow()), source)
                .endRow();
    }

    private void windowSum(DuckDBAppender rows, SumKey key, WindowSum sum) throws SQLException {
        begin(rows, key)
                .append(key.atMs())
                .append(0L)
                .append(key.widthMs())
                .append(0L)
                .append(sum.reports);
        source(bytes(rows, sum.users.toBytes()).append(sum.overflow), sum.sources)
                .endRow();
    }

    private void cells(DuckDBAppender rows, WindowPiece piece) throws SQLException {
        for (Series series : piece.getSeriesList()) {
            HistogramSum histogram = new HistogramSum().add(LatencyHistogram.fromProto(series.getDuration()));
            CellKey key = new CellKey(
                    series.getRoute(),
                    series.getOutcomeValue(),
                    series.getEntryValue(),
                    series.hasSatisfied() && series.hasTolerating());
            sum(piece).cells.computeIfAbsent(key, unused -> new CellSum()).add(histogram, series);
            begin(rows, piece).append((long) piece.getWindowMs()).append(piece.getPiece());
            cell(rows, key, histogram, series.getSatisfied(), series.getTolerating());
        }
    }

    private void cellSums(DuckDBAppender rows, SumKey key, WindowSum sum) throws SQLException {
        for (Map.Entry<CellKey, CellSum> cell : sum.cells.entrySet()) {
            begin(rows, key).append(key.widthMs()).append(0L);
            CellSum of = cell.getValue();
            cell(rows, cell.getKey(), of.durations, of.satisfied, of.tolerating);
        }
    }

    private static void cell(DuckDBAppender rows, CellKey key, HistogramSum durations, long satisfied, long tolerating)
            throws SQLException {
        rows.append(key.route())
                .append((byte) key.outcome())
                .append((byte) key.entry())
                .append(durations.count())
                .append(durations.sumMicros())
                .append(durations.clamped())
                .append((byte) durations.scale())
                .append(durations.bucketBytes());
        if (key.judged()) {
            rows.append(satisfied).append(tolerating);
        } else {
            rows.appendNull().appendNull();
        }
        rows.endRow();
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

    private static DuckDBAppender source(DuckDBAppender rows, Set<String> words) throws SQLException {
        return words.isEmpty() ? rows.appendNull() : rows.append(UsersSource.text(words));
    }

    private static DuckDBAppender bytes(DuckDBAppender rows, byte[] bytes) throws SQLException {
        return bytes.length == 0 ? rows.appendNull() : rows.append(bytes);
    }
}
