package io.dure.hub.dashboard;

import io.dure.hub.scope.Sight;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of a document the panels and the choices that name what is out of a scope; texts that people wrote stay. */
final class DocumentCut {
    private final Sight sight;
    /** Variables of which nothing is left: what would show them is not shown. */
    private final Set<String> gone = new HashSet<>();

    private DocumentCut(Sight sight) {
        this.sight = sight;
    }

    static Document cut(Document document, Sight sight, JsonMapper mapper) {
        JsonNode tree = mapper.readTree(document.json());
        new DocumentCut(sight).cut(tree);
        return new Document(mapper.writeValueAsString(tree), document.name(), document.description(), document.pages());
    }

    private void cut(JsonNode document) {
        remove(document.path("variables"), this::isGone);
        document.path("pages").forEach(page -> remove(page.path("panels"), this::isForeign));
    }

    private static void remove(JsonNode list, Predicate<JsonNode> unwanted) {
        if (list instanceof ArrayNode array) {
            for (Iterator<JsonNode> each = array.iterator(); each.hasNext(); ) {
                if (unwanted.test(each.next())) {
                    each.remove();
                }
            }
        }
    }

    private boolean isGone(JsonNode variable) {
        if (!(variable.path("value") instanceof ArrayNode values) || values.isEmpty()) {
            return false;
        }
        switch (variable.path("kind").asString("")) {
            case "site" -> remove(values, value -> !sight.site(value.asString("")));
            case "service" -> remove(values, value -> !sight.service(value.asString("")));
            default -> {
                // Whose instances these are cannot be told from their names.
                ((ObjectNode) variable).putArray("value");
                return false;
            }
        }
        if (values.isEmpty()) {
            gone.add("$" + variable.path("name").asString(""));
        }
        return values.isEmpty();
    }

    private boolean isForeign(JsonNode panel) {
        JsonNode shown = panel.path("scope");
        String site = shown.path("site").asString("");
        String service = shown.path("service").asString("");
        String other = panel.path("options").path("service").asString("");
        boolean instances = isName(shown.path("instance").asString(""))
                || isName(shown.path("group").asString(""));
        boolean named = (isName(site) || sight.allSites())
                && (isName(service) || sight.scope().services().areAll());
        return (isName(site) && !sight.site(site))
                || (isName(service) && !sight.service(service))
                || (isName(other) && !sight.service(other))
                || (instances && !named)
                || gone.contains(site)
                || gone.contains(service)
                || gone.contains(other);
    }

    private static boolean isName(String value) {
        return !value.isEmpty() && !value.startsWith("$");
    }
}
