package io.dure.hub.session;

/**
 * What a wall display may ask for at all: the values that panels show, and its own dashboard; nothing of people and rules. Which
 * of the values is a matter of what is on its dashboard.
 */
final class WallReads {
    private WallReads() {}

    static String[] paths() {
        return new String[] {
            "/api/v1/sites",
            "/api/v1/services",
            "/api/v1/services/*",
            "/api/v1/services/*/split",
            "/api/v1/instances",
            "/api/v1/ledger",
            "/api/v1/metrics/query",
            "/api/v1/heatmap",
            "/api/v1/board",
            "/api/v1/incidents",
            "/api/v1/incidents/*",
            "/api/v1/alarms",
            "/api/v1/live",
            "/api/v1/dashboards",
            "/api/v1/dashboards/*"
        };
    }
}
