package io.dure.hub.store;

import java.util.Locale;

/**
 * The kinds of rows, each with a table of the head and with files of its own. A row without an instance is the sum over the
 * instances of a service at a site; every row is a part, and readers add up what has the same key.
 */
enum Family {
    /** That an instance reported, and its users. */
    WINDOW(
            "site, service, instance, start_ms, at_ms, window_start_ms, reported_start_ms, window_ms, piece, reports,"
                    + " users, users_overflow",
            "instance IS NOT NULL, service, site, instance, start_ms, at_ms"),
    /** Transactions of one route, outcome and entry. */
    CELL(
            "site, service, instance, start_ms, at_ms, window_ms, piece, route, outcome, entry, count, sum_us, clamped,"
                    + " scale, buckets",
            "instance IS NOT NULL, service, site, instance, route, outcome, entry, start_ms, at_ms"),
    /** Measurements of an instance. */
    GAUGE(
            "site, service, instance, start_ms, at_ms, name, unit, label, count, sum, min, max",
            "name, service, site, instance, label, start_ms, at_ms");

    private final String columns;
    private final String order;

    Family(String columns, String order) {
        this.columns = columns;
        this.order = order;
    }

    /** Of table and file alike. */
    String columns() {
        return columns;
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
