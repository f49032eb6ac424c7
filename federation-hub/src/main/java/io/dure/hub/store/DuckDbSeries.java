package io.dure.hub.store;

import io.dure.auth.role.Scope;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Series in the embedded store: the head's rows and those of the files, in one transaction. */
final class DuckDbSeries implements SeriesSource {
    private static final long SLICE_MS = 10_000;

    /** Shorter than what waits for it. */
    private static final int SECONDS = 14;

    /** Windows that are looked at one by one: a day of 10 s, a week of a minute, two months of ten minutes. */
    private static final int MOST_WINDOWS = 12_000;

    /** And as many rows in the files, where those of every instance are read. */
    private static final long MOST_ROWS = 2_000_000;

    private final DuckDb database;
    private final SeriesFolder folder;
    private final StoreSettings.Retention retention;
    private final Clock clock;

    DuckDbSeries(DuckDb database, SeriesFolder folder, StoreSettings.Retention retention, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public SeriesReading read(SeriesRequest request) {
        return database.ask(connection -> {
            Resolution finest = finestAt(connection, request.fromMs());
            long width = finest.width().toMillis();
            long step = Math.ceilDiv(request.stepMs(), width) * width;
            boolean asAsked = step == request.stepMs() && request.fromMs() % width == 0;
            long from = asAsked ? request.fromMs() : Math.floorDiv(request.fromMs(), step) * step;
            Resolution coarsest = coarsestFor(step, from, finest);
            boolean closely = request.envelope().isPresent();
            Resolution resolution = closely ? closest(connection, request, from, finest, coarsest) : coarsest;
            long windowMs = resolution.width().toMillis();
            SeriesQuery query = new SeriesQuery(request, from, step, windowMs);
            Rows rows = new Rows(connection, resolution, from, request.toMs());
            Map<List<String>, Map<Long, Integer>> reported = new HashMap<>();
            Map<String, Set<Long>> reports = new HashMap<>();
            query.reports(connection, rows, reported, reports);
            Map<String, Instant> first = new HashMap<>();
            Map<String, Instant> last = new HashMap<>();
            ever(connection, first, last);
            return new SeriesReading(
                    step,
                    windowMs,
                    closely ? windowMs : null,
                    query.series(connection, rows),
                    reported,
                    reports,
                    first,
                    last);
        });
    }

    /** The finest whose windows are few enough to look at one by one. */
    private static Resolution closest(
            Connection connection, SeriesRequest request, long from, Resolution finest, Resolution coarsest)
            throws SQLException {
        Family family = switch (request.content()) {
            case COUNTS, DURATIONS, APDEX -> Family.CELL;
            case USERS -> Family.WINDOW;
            case GAUGE, TOTAL -> Family.GAUGE;
        };
        boolean everybody = SeriesQuery.isOfMany(request);
        for (Resolution resolution : Resolution.values()) {
            boolean isBetween = resolution.compareTo(finest) >= 0 && resolution.compareTo(coarsest) < 0;
            long windows = (request.toMs() - from) / resolution.width().toMillis();
            if (isBetween
                    && windows <= MOST_WINDOWS
                    && (!everybody || rows(connection, family, resolution, from, request.toMs()) <= MOST_ROWS)) {
                return resolution;
            }
        }
        return coarsest;
    }

    private static long rows(Connection connection, Family family, Resolution resolution, long from, long to)
            throws SQLException {
        return Manifest.files(connection).stream()
                .filter(file -> file.family() == family && file.resolution() == resolution)
                .filter(file -> file.fromMs() < to && file.toMs() > from)
                .mapToLong(SeriesFile::rows)
                .sum();
    }

    /** The finest that is still kept of a time: by its age, and where the disk is small, by what is there. */
    private Resolution finestAt(Connection connection, long fromMs) throws SQLException {
        Duration age = Duration.ofMillis(clock.millis() - fromMs);
        List<SeriesFile> files = Manifest.files(connection);
        for (Map.Entry<Resolution, Duration> kept : retention.byResolution().entrySet()) {
            if (age.compareTo(kept.getValue()) <= 0 && reachesBack(connection, files, kept.getKey(), fromMs)) {
                return kept.getKey();
            }
        }
        return Resolution.TEN_MINUTES;
    }

    /** Whether no coarser file tells of an earlier time from the one on that is asked for. */
    private static boolean reachesBack(
            Connection connection, List<SeriesFile> files, Resolution resolution, long fromMs) throws SQLException {
        List<SeriesFile> coarser = files.stream()
                .filter(file -> file.resolution().compareTo(resolution) > 0 && file.toMs() > fromMs)
                .toList();
        if (coarser.isEmpty()) {
            return true;
        }
        OptionalLong own = files.stream()
                .filter(file -> file.resolution() == resolution)
                .mapToLong(SeriesFile::fromMs)
                .min();
        long since = own.isPresent() ? own.getAsLong() : headSince(connection);
        return since <= fromMs
                || coarser.stream()
                        .noneMatch(file ->
                                file.fromMs() + file.resolution().width().toMillis() <= since);
    }

    /** When the oldest window began that is in no file yet. */
    private static long headSince(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet oldest = statement.executeQuery("SELECT min(at_ms) FROM " + Family.WINDOW.table())) {
            oldest.next();
            long since = oldest.getLong(1);
            return oldest.wasNull() ? Long.MAX_VALUE : since;
        }
    }

    /** The one with the fewest rows that answers steps from a time on exactly. */
    private static Resolution coarsestFor(long stepMs, long fromMs, Resolution finest) {
        Resolution found = finest;
        for (Resolution resolution : Resolution.values()) {
            long width = resolution.width().toMillis();
            if (resolution.compareTo(finest) > 0 && stepMs % width == 0 && fromMs % width == 0) {
                found = resolution;
            }
        }
        return found;
    }

    /** When each site's oldest window began and its newest ended. */
    private static void ever(Connection connection, Map<String, Instant> first, Map<String, Instant> last)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet sites =
                        statement.executeQuery("SELECT site, max(last_window_ms), min(first_window_ms) FROM life"
                                + " WHERE stored > 0 OR last_window_ms > 0 GROUP BY site")) {
            while (sites.next()) {
                first.put(sites.getString(1), Instant.ofEpochMilli(sites.getLong(3)));
                last.put(
                        sites.getString(1),
                        Instant.ofEpochMilli(sites.getLong(2)).plus(Resolution.TEN_SECONDS.width()));
            }
        }
    }

    @Override
    public List<Gauge> gauges(Scope scope) {
        long now = clock.millis();
        return database.ask(connection -> {
            List<Gauge> gauges = new ArrayList<>();
            Rows rows = new Rows(
                    connection, Resolution.TEN_MINUTES, now - Duration.ofDays(1).toMillis(), Long.MAX_VALUE);
            try (Statement statement = statement(connection);
                    ResultSet names = statement.executeQuery("SELECT name, any_value(unit) FROM ("
                            + rows.of(Family.GAUGE, "name, unit", "true" + SeriesQuery.within(scope))
                            + ") GROUP BY name ORDER BY name LIMIT 1000")) {
                while (names.next()) {
                    gauges.add(new Gauge(names.getString(1), names.getString(2)));
                }
            }
            return List.copyOf(gauges);
        });
    }

    static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setQueryTimeout(SECONDS);
        return statement;
    }

    /** As {@link ReportStore#pieces}: on the long lane, as it reads an hour of everything. */
    void pieces(Instant from, Consumer<WindowPiece> reader) {
        long begin = from.toEpochMilli() - 60_000;
        for (long slice : database.keep(connection -> slices(connection, begin))) {
            // Each by itself: what else the lane has to do is not held up for the whole hour.
            database.keep(connection -> {
                Rows rows = new Rows(connection, Resolution.TEN_SECONDS, Math.max(begin, slice), slice + SLICE_MS);
                new StoredPieces(connection, rows, from.toEpochMilli()).forEach(reader);
                return slice;
            });
        }
    }

    /** Begins of the stretches in which there are windows: one at a time fits into memory, whatever an hour holds. */
    private List<Long> slices(Connection connection, long fromMs) throws SQLException {
        Rows rows = new Rows(connection, Resolution.TEN_SECONDS, fromMs, Long.MAX_VALUE);
        List<Long> slices = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT DISTINCT at_ms // " + SLICE_MS + " AS slice FROM ("
                        + rows.of(Family.WINDOW, "at_ms", "instance IS NOT NULL") + ") ORDER BY slice DESC")) {
            while (found.next()) {
                slices.add(found.getLong("slice") * SLICE_MS);
            }
        }
        return slices;
    }

    /** Where rows of a time are: the head, and the files of one resolution. */
    final class Rows {
        private final Map<Family, List<SeriesFile>> files = new HashMap<>();
        private final long fromMs;
        private final long toMs;

        Rows(Connection connection, Resolution resolution, long fromMs, long toMs) throws SQLException {
            this.fromMs = fromMs;
            this.toMs = toMs;
            for (SeriesFile file : Manifest.files(connection)) {
                if (file.resolution() == resolution && file.fromMs() < toMs && file.toMs() > fromMs) {
                    files.computeIfAbsent(file.family(), family -> new ArrayList<>())
                            .add(file);
                }
            }
        }

        /** A query for columns of all rows that match. */
        String of(Family family, String columns, String condition) {
            String where = " WHERE at_ms >= " + fromMs + " AND at_ms < " + toMs + " AND (" + condition + ")";
            String head = "SELECT " + columns + " FROM " + family.table() + where;
            List<SeriesFile> found = files.getOrDefault(family, List.of());
            return found.isEmpty()
                    ? head
                    : head + " UNION ALL SELECT " + columns + " FROM " + family.source(folder, found) + where;
        }
    }

    /** Names of all files, for a copy of the store. */
    static Set<String> names(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        for (SeriesFile file : Manifest.files(connection)) {
            names.add(file.name());
        }
        return names;
    }
}
