package io.dure.hub.dashboard;

import io.dure.auth.role.Names;
import io.dure.auth.role.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What one document lets its displays read: the kinds of panels that are on it, and the metrics that these show with the scopes
 * in which they show them. Pure.
 */
final class WallScope {
    private final Map<String, List<String>> variables = new HashMap<>();
    private final Set<String> kinds = new HashSet<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Looked sites = new Looked();
    private final Looked services = new Looked();
    private boolean instancesByName;

    /**
     * Values that a panel asks for.
     *
     * @param what a metric's name, or the kind of the panel where that decides
     */
    private record Asked(String kind, String what, JsonNode scope) {}

    WallScope(JsonNode document) {
        for (JsonNode variable : document.path("variables")) {
            List<String> values = new ArrayList<>();
            variable.path("value").forEach(value -> values.add(value.asString("")));
            boolean several = variable.path("multi").asBoolean(false) || values.isEmpty();
            variables.put(variable.path("name").asString(""), several ? values : values.subList(0, 1));
        }
        document.path("pages").forEach(page -> page.path("panels").forEach(this::add));
    }

    private void add(JsonNode panel) {
        String kind = panel.path("kind").asString("");
        JsonNode scope = panel.path("scope");
        JsonNode options = panel.path("options");
        kinds.add(kind);
        if (!kind.equals("text")) {
            sites.at(wanted(scope, "site"));
            services.at(wanted(scope.has("service") ? scope : options, "service"));
        }
        instancesByName |= kind.equals("apdex")
                || !wanted(scope, "group").isEmpty()
                || (kind.equals("velocity") && !wanted(scope, "instance").isEmpty());
        switch (kind) {
            case "series" -> add(kind, options.path("queries"), scope);
            case "table" -> add(kind, options.path("metrics"), scope);
            case "stat", "instances" ->
                asked.add(new Asked(kind, options.path("metric").asString(""), scope));
            case "apdex" -> asked.add(new Asked(kind, "apdex", scope));
            case "tmap" -> asked.add(new Asked(kind, "", scope));
            default -> {}
        }
    }

    private void add(String kind, JsonNode queries, JsonNode scope) {
        queries.forEach(query -> asked.add(new Asked(kind, query.path("metric").asString(""), scope)));
    }

    /**
     * What a field of a scope stands for: a variable for its values as the document keeps them, as nobody chooses others at a display.
     *
     * @return empty for whatever there is: nothing is written, the variable has no value or the document has none of that name
     */
    private List<String> wanted(JsonNode scope, String field) {
        String written = scope.path(field).asString("");
        if (written.startsWith("$")) {
            return variables.getOrDefault(written.substring(1), List.of());
        }
        return written.isEmpty() ? List.of() : List.of(written);
    }

    /** Sites, or services, that panels look at. */
    private static final class Looked {
        private final Set<String> names = new HashSet<>();
        private boolean all;

        void at(List<String> wanted) {
            all |= wanted.isEmpty();
            names.addAll(wanted);
        }

        Names names() {
            return all ? new Names.All() : names.isEmpty() ? new Names.None() : Names.of(names);
        }
    }

    /** Where the panels look, all of them together: whatever its display is told of lies within. */
    Scope scope() {
        return new Scope(sites.names(), services.names());
    }

    /**
     * Whether a panel asks so.
     *
     * @param pattern of the API's path, after its version
     */
    boolean permits(String pattern, Map<String, String> parameters) {
        String metric = parameters.getOrDefault("metric", "");
        return switch (pattern) {
            case "/metrics/query" ->
                asked.stream()
                        .anyMatch(each -> !each.kind().equals("instances")
                                && !each.kind().equals("tmap")
                                && each.what().equals(metric)
                                && within(each.scope(), parameters));
            case "/heatmap" ->
                asked.stream().anyMatch(each -> each.kind().equals("tmap") && within(each.scope(), parameters));
            case "/board" ->
                asked.stream()
                        .anyMatch(each -> each.kind().equals("instances")
                                && each.what().equals(metric)
                                && names(each.scope(), parameters, List.of("service", "site")));
            case "/instances" -> instancesByName;
            case "/ledger" -> kinds.contains("ledger");
            case "/alarms" -> kinds.contains("alarms");
            case "/incidents/{id}" -> kinds.contains("incidents");
            case "/services/{id}/split" -> kinds.contains("split");
            default -> true;
        };
    }

    /** Of the live stream. */
    boolean permitsEvent(String event) {
        return switch (event) {
            case "alarms" -> kinds.contains("alarms");
            case "split" -> kinds.contains("split");
            default -> true;
        };
    }

    /** What a panel names must be asked for; a group is asked for by its members. */
    private boolean within(JsonNode scope, Map<String, String> parameters) {
        List<String> groups = wanted(scope, "group");
        String instance = parameters.getOrDefault("instance", "");
        return names(scope, parameters, List.of("service", "site", "instance"))
                && (groups.isEmpty() || groups.stream().anyMatch(group -> fits(group, instance)));
    }

    /** One of its members, or all by a pattern, which is its own text. */
    private static boolean fits(String group, String instance) {
        return !instance.isEmpty() && (instance.indexOf('*') < 0 || instance.equals("*" + group + "*"));
    }

    /** The board is asked for all instances, and drawn for some. */
    private boolean names(JsonNode scope, Map<String, String> parameters, List<String> names) {
        for (String name : names) {
            List<String> wanted = wanted(scope, name);
            if (!wanted.isEmpty() && !wanted.contains(parameters.getOrDefault(name, ""))) {
                return false;
            }
        }
        return true;
    }
}
