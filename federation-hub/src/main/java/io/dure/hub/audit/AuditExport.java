package io.dure.hub.audit;

import io.dure.gslb.plan.Token;
import io.dure.hub.scope.Sight;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes acts to a file, the newest first. */
final class AuditExport {
    private static final int PAGE = 500;
    private static final List<String> COLUMNS =
            List.of("id", "at", "actor", "source", "act", "service", "detail", "before", "after", "token", "outcome");
    /** What a spreadsheet takes for the begin of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final AuditLog audit;
    private final JsonMapper json = JsonMapper.builder().build();

    AuditExport(AuditLog audit) {
        this.audit = audit;
    }

    /** What is done with one entry. */
    private interface Writing {
        void entry(AuditEntry entry) throws IOException;
    }

    /** As RFC 4180 has it, with a mark at the begin by which spreadsheets know the encoding. */
    void csv(AuditFilter filter, Sight sight, OutputStream to) throws IOException {
        write(to, "\uFEFF" + String.join(",", COLUMNS) + "\r\n");
        each(filter, sight, entry -> write(to, row(entry)));
    }

    /** A list of the same objects as the API's. */
    void json(AuditFilter filter, Sight sight, OutputStream to) throws IOException {
        write(to, "[");
        boolean[] first = {true};
        each(filter, sight, entry -> {
            write(to, (first[0] ? "\n" : ",\n") + object(entry));
            first[0] = false;
        });
        write(to, "\n]\n");
    }

    private void each(AuditFilter filter, Sight sight, Writing writing) throws IOException {
        Optional<Long> before = Optional.empty();
        do {
            AuditPage page = audit.page(filter, PAGE, before, sight);
            for (AuditEntry entry : page.entries()) {
                writing.entry(entry);
            }
            before = Optional.ofNullable(page.next());
        } while (before.isPresent());
    }

    private static List<@Nullable String> values(AuditEntry entry) {
        Token token = entry.token();
        List<@Nullable String> values = new ArrayList<>();
        values.add(Long.toString(entry.id()));
        values.add(entry.at().toString());
        values.add(entry.actor());
        values.add(entry.source());
        values.add(entry.act());
        values.add(entry.service());
        values.add(entry.detail());
        values.add(entry.before());
        values.add(entry.after());
        values.add(token == null ? null : token.epoch() + "." + token.revision());
        values.add(entry.outcome());
        return values;
    }

    private static String row(AuditEntry entry) {
        return values(entry).stream().map(AuditExport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Harmless in a spreadsheet: whatever somebody typed as a name must not be calculated there. */
    private static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String safe = FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private String object(AuditEntry entry) {
        List<@Nullable String> values = values(entry);
        StringBuilder object = new StringBuilder("{\"id\": ").append(entry.id());
        for (int i = 1; i < COLUMNS.size(); i++) {
            object.append(", \"").append(COLUMNS.get(i)).append("\": ").append(quoted(values.get(i)));
        }
        return object.append('}').toString();
    }

    private String quoted(@Nullable String value) {
        return value == null ? "null" : json.writeValueAsString(value);
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
