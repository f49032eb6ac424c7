package io.dure.hub.api;

/** Documents of dashboards as a console sends them. */
final class DashboardDocuments {
    private DashboardDocuments() {}

    static String named(String name) {
        return """
                {"schemaVersion": 1, "name": "%s", "description": "", "time": {"from": "now-1h", "to": "now"},
                 "refresh": "live", "variables": [],
                 "pages": [{"id": "one", "name": "One", "panels": [
                   {"id": "sites", "kind": "sites", "title": "", "grid": {"x": 0, "y": 0, "w": 12, "h": 8}, "options": {}}]}]}""".formatted(name);
    }
}
