package io.dure.hub.store;

import io.dure.auth.role.Names;
import io.dure.auth.role.Scope;
import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Outcome;
import io.dure.hub.metric.By;
import io.dure.hub.metric.GaugeSum;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request in SQL. Counts and gauges are added up by the database; histograms and users, which it cannot merge, come row by
 * row. Sums over instances are read unless one instance is asked for, or all of them apart.
 */
final class SeriesQuery {
    private final SeriesRequest request;
    private final long fromMs;
    private final long stepMs;
    private final long windowMs;

    /**
     * What is to be found.
     *
     * @param windowMs width of the windows that are read; the step is a multiple of it
     */
    SeriesQuery(SeriesRequest request, long fromMs, long stepMs, long windowMs) {
        this.request = request;
        this.fromMs = fromMs;
        this.stepMs = stepMs;
        this.windowMs = windowMs;
    }

    static boolean isByInstance(SeriesRequest request) {
        return request.scope().instance().isPresent()
                || request.by().contains(By.INSTANCE)
                || request.content() == SeriesRequest.Content.GAUGE
                || request.content() == SeriesRequest.Content.TOTAL;
    }

    private String bucket(long width) {
        return "at_ms - (at_ms - " + fromMs + ") % " + width;
    }

    Map<List<String>, NavigableMap<Long, Measure>> series(Connection connection, DuckDbSeries.Rows rows)
            throws SQLException {
        String labels = request.by().stream().map(by -> column(by) + ", ").collect(Collectors.joining());
        boolean closely = request.envelope().isPresent();
        String bucket = bucket(closely ? windowMs : stepMs);
        String sql = switch (request.content()) {
            case COUNTS ->
                "SELECT " + labels + bucket + " AS step, sum(count)::BIGINT,"
                        + " coalesce(sum(count) FILTER (outcome = " + Outcome.ERROR_VALUE
                        + "), 0)::BIGINT, sum(sum_us)::BIGINT FROM ("
                        + rows.of(Family.CELL, "*", cells()) + ") GROUP BY ALL";
            case DURATIONS ->
                "SELECT " + labels + bucket + " AS step, scale, buckets, sum_us, clamped FROM ("
                        + rows.of(Family.CELL, "*", cells()) + ")";
            case USERS ->
                "SELECT " + labels + bucket + " AS step, users, users_source FROM ("
                        + rows.of(Family.WINDOW, "*", scope() + " AND (users IS NOT NULL OR users_source IS NOT NULL)")
                        + ")";
            case APDEX ->
                "SELECT " + labels + bucket
                        + " AS step, coalesce(sum(count) FILTER (satisfied IS NOT NULL), 0)::BIGINT,"
                        + " coalesce(sum(satisfied), 0)::BIGINT, coalesce(sum(tolerating), 0)::BIGINT FROM ("
                        + rows.of(Family.CELL, "*", cells()) + ") GROUP BY ALL";
            case GAUGE ->
                "SELECT " + labels + bucket
                        + " AS step, sum(count)::BIGINT, sum(sum), min(min), max(max) FROM ("
                        + rows.of(Family.GAUGE, "*", gauges()) + ") GROUP BY ALL";
            case TOTAL ->
                "SELECT " + labels + "step, sum(mean) FROM (SELECT site, service, instance, label, " + bucket
                        + " AS step, sum(sum) / sum(count) AS mean FROM ("
                        + rows.of(Family.GAUGE, "*", gauges()) + ") GROUP BY ALL) GROUP BY ALL";
        };
        // One window after the other, so that only one of them is in memory.
        String order = closely ? " ORDER BY " + labels + "step" : "";
        SeriesSteps steps = new SeriesSteps(request, fromMs, stepMs, windowMs);
        try (Statement statement = DuckDbSeries.statement(connection);
                ResultSet found = statement.executeQuery(sql.replace("SELECT *", "SELECT " + columns()) + order)) {
            while (found.next()) {
                add(found, steps);
            }
        }
        return steps.end();
    }

    /** Only what is needed, as the rest would be read from the files as well. */
    private String columns() {
        return switch (request.content()) {
            case COUNTS -> "site, service, instance, at_ms, route, outcome, count, sum_us";
            case DURATIONS -> "site, service, instance, at_ms, route, outcome, scale, buckets, sum_us, clamped";
            case USERS -> "site, service, instance, at_ms, users, users_source";
            case APDEX -> "site, service, instance, at_ms, route, outcome, count, satisfied, tolerating";
            case GAUGE, TOTAL -> "site, service, instance, at_ms, label, count, sum, min, max";
        };
    }

    private void add(ResultSet found, SeriesSteps steps) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < request.by().size(); i++) {
            labels.add(
                    request.by().get(i) == By.OUTCOME
                            ? word(Outcome.forNumber(found.getInt(i + 1)))
                            : String.valueOf(found.getString(i + 1)));
        }
        int at = labels.size() + 1;
        Measure measure = steps.measure(labels, found.getLong(at));
        switch (request.content()) {
            case COUNTS -> measure.addCounts(found.getLong(at + 1), found.getLong(at + 2), found.getLong(at + 3));
            case DURATIONS ->
                measure.durations()
                        .add(
                                found.getByte(at + 1),
                                Objects.requireNonNull(found.getBytes(at + 2)),
                                found.getLong(at + 3),
                                found.getLong(at + 4));
            case USERS -> {
                byte[] users = found.getBytes(at + 1);
                if (users != null) {
                    measure.users().add(users);
                }
                measure.addUsersSources(UsersSource.words(found.getString(at + 2)));
            }
            case APDEX -> measure.addApdex(found.getLong(at + 1), found.getLong(at + 2), found.getLong(at + 3));
            case TOTAL -> measure.addTotal(found.getDouble(at + 1));
            case GAUGE ->
                measure.addGauge(new GaugeSum(
                        found.getLong(at + 1),
                        found.getDouble(at + 2),
                        found.getDouble(at + 3),
                        found.getDouble(at + 4)));
        }
    }

    /** In which steps each site, and those that the series are told apart by, reported, whatever the route. */
    void reports(
            Connection connection,
            DuckDbSeries.Rows rows,
            Map<List<String>, Map<Long, Integer>> reported,
            Map<String, Set<Long>> reports)
            throws SQLException {
        List<By> who = request.by().stream().filter(SeriesReading.WHO::contains).toList();
        String labels = who.stream().map(by -> column(by) + ", ").collect(Collectors.joining());
        boolean instances = request.scope().instance().isPresent() || who.contains(By.INSTANCE);
        String whole = request.envelope()
                .map(envelope -> " FILTER (part + " + windowMs + " <= " + envelope.dueMs() + ")")
                .orElse("");
        String sql = "SELECT " + labels + "step, place, grouping(place) AS of_all, count(DISTINCT part)" + whole
                + " FROM (SELECT *, site AS place, " + bucket(stepMs) + " AS step, " + bucket(windowMs)
                + " AS part FROM (" + rows.of(Family.WINDOW, "site, service, instance, at_ms", scope(instances))
                + ")) GROUP BY GROUPING SETS ((" + labels + "step), (place, step))";
        try (Statement statement = DuckDbSeries.statement(connection);
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                long step = found.getLong(who.size() + 1);
                if (found.getInt(who.size() + 3) == 0) {
                    reports.computeIfAbsent(String.valueOf(found.getString(who.size() + 2)), unused -> new HashSet<>())
                            .add(step);
                } else {
                    List<String> of = new ArrayList<>();
                    for (int i = 1; i <= who.size(); i++) {
                        of.add(String.valueOf(found.getString(i)));
                    }
                    reported.computeIfAbsent(of, unused -> new HashMap<>()).put(step, found.getInt(who.size() + 4));
                }
            }
        }
    }

    private String scope() {
        return scope(isByInstance(request));
    }

    private String scope(boolean instances) {
        SeriesRequest.Scope scope = request.scope();
        String condition = instances ? "instance IS NOT NULL" : "instance IS NULL";
        return condition
                + equal("service", scope.service())
                + equal("site", scope.site())
                + scope.instance().map(SeriesQuery::named).orElse("")
                + within(scope.bound());
    }

    /** What belongs to a scope, as a further condition. */
    static String within(Scope bound) {
        return oneOf("site", bound.sites()) + oneOf("service", bound.services());
    }

    private static String oneOf(String column, Names names) {
        return switch (names) {
            case Names.All all -> "";
            case Names.Only(Set<String> only) ->
                only.stream()
                        .sorted()
                        .map(SeriesQuery::text)
                        .collect(Collectors.joining(", ", " AND " + column + " IN (", ")"));
            case Names.None none -> " AND false";
        };
    }

    private String gauges() {
        return scope()
                + " AND name = " + text(request.gauge())
                + request.scope()
                        .label()
                        .map(wanted -> " AND contains('/' || label || '/', " + text("/" + wanted + "/") + ")")
                        .orElse("");
    }

    private String cells() {
        SeriesRequest.Scope scope = request.scope();
        return scope()
                + equal("route", scope.route())
                + scope.outcome()
                        .map(word -> " AND outcome = "
                                + Outcome.valueOf(word.toUpperCase(Locale.ROOT)).getNumber())
                        .orElse("")
                + scope.entry()
                        .map(word -> " AND entry = "
                                + Entry.valueOf(word.toUpperCase(Locale.ROOT)).getNumber())
                        .orElse(" AND entry <> " + Entry.PROBE_VALUE);
    }

    /** Whether every instance of a kind is looked through: each of them, or those that a pattern fits. */
    static boolean isOfMany(SeriesRequest request) {
        return isByInstance(request)
                && request.scope().instance().map(SeriesQuery::isPattern).orElse(true);
    }

    private static boolean isPattern(String instance) {
        return instance.contains("*");
    }

    private static String named(String instance) {
        if (!isPattern(instance)) {
            return " AND instance = " + text(instance);
        }
        String pattern = instance.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
        return " AND instance ILIKE " + text(pattern) + " ESCAPE '\\'";
    }

    private static String equal(String column, Optional<String> value) {
        return value.map(wanted -> " AND " + column + " = " + text(wanted)).orElse("");
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static String column(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static String word(@Nullable Outcome outcome) {
        return outcome == null ? "unknown" : outcome.name().toLowerCase(Locale.ROOT);
    }
}
