package io.dure.hub.dashboard;

import io.dure.hub.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a schema cannot say of a document: nothing is there twice, panels lie within the grid, variables are known. */
final class DocumentRules {
    private static final int COLUMNS = 24;

    private final JsonNode document;
    private final List<FieldError> errors = new ArrayList<>();

    private DocumentRules(JsonNode document) {
        this.document = document;
    }

    /** @param document that the schema finds valid */
    static List<FieldError> violations(JsonNode document) {
        DocumentRules rules = new DocumentRules(document);
        rules.check();
        return List.copyOf(rules.errors);
    }

    private void check() {
        noneTwice(document.path("variables"), "name", "/variables");
        Set<String> variables = new HashSet<>();
        document.path("variables").forEach(each -> variables.add("$" + text(each, "name")));
        noneTwice(document.path("pages"), "id", "/pages");
        int number = 0;
        for (JsonNode page : document.path("pages")) {
            check(page, "/pages/" + number + "/panels", variables);
            number++;
        }
    }

    private void check(JsonNode page, String at, Set<String> variables) {
        noneTwice(page.path("panels"), "id", at);
        int number = 0;
        for (JsonNode panel : page.path("panels")) {
            String panelAt = at + "/" + number;
            JsonNode grid = panel.path("grid");
            if (grid.path("x").asInt() + grid.path("w").asInt() > COLUMNS) {
                add(panelAt + "/grid/w", FieldError.Code.TOO_LARGE, "x and w are at most " + COLUMNS + " together.");
            }
            known(panel.path("scope"), panelAt + "/scope", variables);
            if (panel.path("options").has("service")) {
                known(panel.path("options"), panelAt + "/options", variables);
            }
            number++;
        }
    }

    private void known(JsonNode scope, String at, Set<String> variables) {
        scope.properties().forEach(each -> {
            String value = each.getValue().asString("");
            if (value.startsWith("$") && !variables.contains(value)) {
                add(at + "/" + each.getKey(), FieldError.Code.NOT_ALLOWED, "There is no variable " + value + ".");
            }
        });
    }

    private void noneTwice(JsonNode items, String key, String at) {
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (JsonNode item : items) {
            if (!seen.add(text(item, key))) {
                add(at + "/" + number + "/" + key, FieldError.Code.NOT_ALLOWED, "It is there twice.");
            }
            number++;
        }
    }

    private static String text(JsonNode item, String key) {
        return item.path(key).asString("");
    }

    private void add(String pointer, FieldError.Code code, String message) {
        errors.add(new FieldError(pointer, code, message));
    }
}
