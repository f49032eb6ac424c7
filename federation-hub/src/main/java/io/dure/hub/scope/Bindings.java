package io.dure.hub.scope;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The binding of every operation. What is not listed is {@link Binding#HUB}: nobody with a narrower scope is answered by oversight. */
final class Bindings {
    private static final Map<Binding, List<String>> LISTED = Map.of(
            Binding.OPEN,
            List.of(
                    "GET /session",
                    "POST /session",
                    "DELETE /session",
                    "PUT /session/password",
                    "GET /session/ways",
                    "POST /session/wall",
                    "GET /api-tokens",
                    "POST /api-tokens",
                    "DELETE /api-tokens/{id}",
                    "GET /openapi.json",
                    "GET /dashboard.schema.json"),
            Binding.ASKED,
            List.of(
                    "GET /sites",
                    "GET /services",
                    "GET /instances",
                    "GET /ledger",
                    "GET /metrics/query",
                    "GET /heatmap",
                    "GET /board",
                    "GET /alarms",
                    "GET /alarms/rules",
                    "GET /incidents",
                    "GET /incidents/{id}",
                    "GET /drills",
                    "GET /drills/{id}",
                    "GET /drills/comparison",
                    "GET /audit"),
            Binding.SERVICE,
            List.of("GET /services/{id}", "GET /services/{id}/split"),
            Binding.WHOLE,
            List.of(
                    "GET /services/{id}/providers",
                    "GET /services/{id}/proposals",
                    "POST /services/{id}/providers/{provider}/repair",
                    "PUT /services/{id}/weights",
                    "POST /services/{id}/weights/preview",
                    "PUT /services/{id}/mode",
                    "PUT /services/{id}/freeze",
                    "DELETE /services/{id}/freeze",
                    "POST /services/{id}/approval",
                    "POST /services/{id}/override",
                    "POST /services/{id}/proposals/{proposal}/decision",
                    "DELETE /services/{id}/proposals/{proposal}",
                    "POST /services/{id}/drills"),
            Binding.OWN,
            List.of(
                    "GET /services.yaml",
                    "GET /metrics",
                    "GET /instances/life",
                    "POST /drills/{id}/abort",
                    "POST /alarms/{id}/acknowledgement",
                    "POST /alarms/rules",
                    "PUT /alarms/rules/{id}",
                    "DELETE /alarms/rules/{id}",
                    "GET /audit/export",
                    "GET /live",
                    "GET /dashboards",
                    "POST /dashboards",
                    "GET /dashboards/defaults",
                    "GET /dashboards/{id}",
                    "PUT /dashboards/{id}",
                    "DELETE /dashboards/{id}",
                    "POST /dashboards/{id}/copy",
                    "GET /dashboards/{id}/versions",
                    "GET /dashboards/{id}/versions/{version}",
                    "GET /dashboards/{id}/sharing",
                    "PUT /dashboards/{id}/sharing",
                    "PUT /dashboards/{id}/owner",
                    "GET /dashboards/{id}/wall-tokens",
                    "DELETE /dashboards/{id}/wall-tokens/{token}"));

    private static final Map<String, Binding> BY_OPERATION = LISTED.entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(operation -> Map.entry(operation, each.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Bindings() {}

    /** @param pattern of the API's path, after its version */
    static Binding of(String method, String pattern) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return BY_OPERATION.getOrDefault(asked + " " + pattern, Binding.HUB);
    }

    static Stream<String> operations() {
        return BY_OPERATION.keySet().stream();
    }
}
