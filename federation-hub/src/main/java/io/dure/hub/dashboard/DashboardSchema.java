package io.dure.hub.dashboard;

import io.dure.hub.api.Contract;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The JSON schema of documents (draft 2020-12). It is the part of the contract that describes them, with all that this part
 * refers to: written once, it cannot differ from what the console's types are made of.
 */
@Component
final class DashboardSchema {
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String DEFINITIONS = "#/$defs/";
    private static final String ROOT = "DashboardDocument";

    private final ObjectNode schema;

    DashboardSchema(Contract contract) {
        JsonNode components = contract.document().path("components").path("schemas");
        schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:dure:schema:dashboard:1");
        schema.put("title", "Dashboard of Dure");
        components.required(ROOT).properties().forEach(each -> schema.set(each.getKey(), moved(each.getValue())));
        ObjectNode definitions = schema.putObject("$defs");
        for (String name : referred(components)) {
            definitions.set(name, moved(components.required(name)));
        }
    }

    ObjectNode schema() {
        return schema;
    }

    private static Set<String> referred(JsonNode components) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<JsonNode> waiting = new ArrayDeque<>();
        waiting.add(components.required(ROOT));
        for (JsonNode next = waiting.poll(); next != null; next = waiting.poll()) {
            for (String reference : next.findValuesAsString("$ref")) {
                String name = reference.substring(COMPONENTS.length());
                if (seen.add(name)) {
                    waiting.add(components.required(name));
                }
            }
        }
        return seen;
    }

    /** With references that stay within this schema. */
    private static JsonNode moved(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(each -> copy.set(each.getKey(), moved(each.getKey(), each.getValue())));
            return copy;
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> copy.add(moved(each)));
            return copy;
        }
        return node;
    }

    private static JsonNode moved(String key, JsonNode value) {
        return key.equals("$ref")
                ? StringNode.valueOf(value.asString().replace(COMPONENTS, DEFINITIONS))
                : moved(value);
    }
}
