package io.dure.hub.dashboard;

import io.dure.hub.api.ApiJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** The dashboards that come with the product: written in English, with a list of what each text is in Korean. */
@Component
final class MadeDashboards {
    /** What everybody sees for whom nothing else was chosen. */
    static final String FIRST = "made-portal";

    private static final List<String> NAMES = List.of("portal", "dr", "jvm", "fleet");
    private static final Set<String> TEXTS = Set.of("name", "description", "title", "label", "markdown");

    private final Map<Language, List<Dashboard>> dashboards = new EnumMap<>(Language.class);

    /** @throws IllegalStateException when one of them is not valid */
    MadeDashboards(DocumentReader reader, ApiJson json) throws IOException {
        Map<String, String> korean = json.mapper().readValue(bytes("ko"), new TypeReference<Map<String, String>>() {});
        for (Language language : Language.values()) {
            List<Dashboard> made = new ArrayList<>();
            for (String name : NAMES) {
                JsonNode document = json.mapper().readTree(bytes(name));
                made.add(made(name, reader, language == Language.KO ? translated(document, korean) : document));
            }
            dashboards.put(language, List.copyOf(made));
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream resource = new ClassPathResource("dashboards/" + name + ".json").getInputStream()) {
            return resource.readAllBytes();
        }
    }

    private static Dashboard made(String name, DocumentReader reader, JsonNode document) {
        return switch (reader.read(document)) {
            case Reading.Valid valid ->
                new Dashboard(
                        new Heading(
                                "made-" + name,
                                valid.document().name(),
                                valid.document().description(),
                                null,
                                Origin.MADE,
                                1,
                                null,
                                null,
                                valid.document().pages(),
                                List.of()),
                        valid.document());
            case Reading.Invalid invalid ->
                throw new IllegalStateException("the dashboard " + name + " is not valid: " + invalid.errors());
        };
    }

    /** A text that is not in the list stays as it is: it may be a word of both languages, as TPS. */
    private static JsonNode translated(JsonNode node, Map<String, String> words) {
        if (node.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(each -> {
                JsonNode value = each.getValue();
                boolean isText = TEXTS.contains(each.getKey()) && value.isString() && !isVariable(node, each.getKey());
                copy.set(
                        each.getKey(),
                        isText
                                ? StringNode.valueOf(words.getOrDefault(value.asString(), value.asString()))
                                : translated(value, words));
            });
            return copy;
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> copy.add(translated(each, words)));
            return copy;
        }
        return node;
    }

    /** The name of a variable is what panels refer to. */
    private static boolean isVariable(JsonNode node, String key) {
        return key.equals("name") && node.has("multi");
    }

    List<Dashboard> all(Language language) {
        return dashboards.getOrDefault(language, List.of());
    }

    Optional<Dashboard> find(String id, Language language) {
        return all(language).stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
