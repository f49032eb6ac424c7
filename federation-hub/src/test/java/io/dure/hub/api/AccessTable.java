package io.dure.hub.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The reviewed table of who is answered what. */
final class AccessTable {
    static final List<String> IDENTITIES = List.of(
            "anonymous",
            "wall",
            "viewer",
            "operator",
            "approver",
            "administrator",
            "token",
            "inside",
            "outside",
            "part");

    private AccessTable() {}

    /**
     * One operation.
     *
     * @param asked an example of it
     * @param body that goes with the example; empty: none
     * @param expected by identity, {@code ok} or the code of the refusal
     */
    record Row(String method, String path, String scope, String asked, String body, Map<String, String> expected) {
        String operation() {
            return method + " " + path;
        }
    }

    static List<Row> read() {
        List<Row> rows = new ArrayList<>();
        List<String> columns = List.of();
        for (String line : lines()) {
            List<String> cells = List.of(line.split("\t", -1));
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = cells;
                continue;
            }
            if (cells.size() != columns.size()) {
                throw new AssertionError(
                        "access.tsv: " + cells.size() + " cells instead of " + columns.size() + ": " + line);
            }
            rows.add(row(columns, cells));
        }
        return rows;
    }

    private static Row row(List<String> columns, List<String> cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byColumn.put(columns.get(i), cells.get(i));
        }
        Map<String, String> expected = new LinkedHashMap<>();
        IDENTITIES.forEach(who -> expected.put(who, cell(byColumn, who)));
        String body = cell(byColumn, "body");
        return new Row(
                cell(byColumn, "method"),
                cell(byColumn, "path"),
                cell(byColumn, "scope"),
                cell(byColumn, "asked"),
                body.equals("-") ? "" : body,
                expected);
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), "access.tsv: no column " + column);
    }

    private static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(AccessTable.class.getResourceAsStream("/access.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
