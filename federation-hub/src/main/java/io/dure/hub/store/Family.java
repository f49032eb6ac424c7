package io.dure.hub.store;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The kinds of rows, each with a table of the head and with files of its own. A row without an instance is the sum over the
 * instances of a service at a site; every row is a part, and readers add up what has the same key.
 */
enum Family {
    /** That an instance reported, and its users. */
    WINDOW(
            "site, service, instance, start_ms, at_ms, window_start_ms, reported_start_ms, window_ms, piece, reports,"
                    + " users, users_overflow, users_source",
            "NULL::VARCHAR AS users_source",
            "instance IS NOT NULL, service, site, instance, start_ms, at_ms"),
    /** Transactions of one route, outcome and entry. */
    CELL(
            "site, service, instance, start_ms, at_ms, window_ms, piece, route, outcome, entry, count, sum_us, clamped,"
                    + " scale, buckets, satisfied, tolerating",
            "NULL::BIGINT AS satisfied, NULL::BIGINT AS tolerating",
            "instance IS NOT NULL, service, site, instance, route, outcome, entry, start_ms, at_ms"),
    /** Measurements of an instance. */
    GAUGE(
            "site, service, instance, start_ms, at_ms, name, unit, label, count, sum, min, max",
            "",
            "name, service, site, instance, label, start_ms, at_ms");

    /** Files are written with all columns; those of layout 1 lack what was added to it. */
    static final int LAYOUT = 2;

    private final String columns;
    private final String added;
    private final String order;

    Family(String columns, String added, String order) {
        this.columns = columns;
        this.added = added;
        this.order = order;
    }

    /** Of table and file alike. */
    String columns() {
        return columns;
    }

    /**
     * What rows of files are read from, in SQL, with all columns; what an older file lacks is null, that is, not known.
     *
     * @param folder of the files
     */
    String source(SeriesFolder folder, Collection<SeriesFile> files) {
        Map<Boolean, String> names = files.stream()
                .collect(Collectors.partitioningBy(
                        file -> file.layout() == LAYOUT || added.isEmpty(),
                        Collectors.mapping(
                                file -> "'" + folder.of(file.name()).toString().replace("'", "''") + "'",
                                Collectors.joining(", "))));
        String present = names.getOrDefault(true, "");
        String old = names.getOrDefault(false, "");
        if (old.isEmpty()) {
            return "read_parquet([" + present + "])";
        }
        String completed = "SELECT old.*, " + added + " FROM read_parquet([" + old + "]) AS old";
        return present.isEmpty()
                ? "(" + completed + ")"
                : "(SELECT " + columns + " FROM read_parquet([" + present + "]) UNION ALL SELECT " + columns + " FROM ("
                        + completed + "))";
    }

    /** In which rows that are asked for together, and look alike, stand together. */
    String order() {
        return order;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return code() + "_head";
    }
}
