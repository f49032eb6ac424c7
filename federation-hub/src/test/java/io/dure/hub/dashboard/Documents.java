package io.dure.hub.dashboard;

import io.dure.hub.api.ApiJson;
import io.dure.hub.api.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Documents, and what judges them. */
final class Documents {
    static final ApiJson JSON = new ApiJson();

    private Documents() {}

    static DocumentReader reader() {
        try {
            return new DocumentReader(new DashboardSchema(new Contract(JSON)), JSON);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** With one page of these panels. */
    static String document(String name, String panels) {
        return """
                {"schemaVersion": 1, "name": "%s", "description": "", "time": {"from": "now-1h", "to": "now"},
                 "refresh": "live",
                 "variables": [{"name": "site", "label": "", "kind": "site", "multi": false, "value": []}],
                 "pages": [{"id": "one", "name": "One", "panels": [%s]}]}""".formatted(name, panels);
    }

    static String panel(String id, String kind, String options) {
        return """
                {"id": "%s", "kind": "%s", "title": "", "grid": {"x": 0, "y": 0, "w": 12, "h": 8}, "options": %s}""".formatted(id, kind, options);
    }
}
