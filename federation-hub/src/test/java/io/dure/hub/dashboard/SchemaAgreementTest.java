package io.dure.hub.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dure.hub.api.Contract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hub and a validator of the whole draft judge alike by the published schema. */
class SchemaAgreementTest {
    private static final JsonMapper JSON = Documents.JSON.mapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final List<JsonNode> STRANGERS = List.of(
            JSON.readTree("null"),
            JSON.readTree("true"),
            JSON.readTree("-1"),
            JSON.readTree("1.0"),
            JSON.readTree("2.5"),
            JSON.readTree("100000"),
            JSON.readTree("\"\""),
            JSON.readTree("\"x\""),
            JSON.readTree("\"$name with spaces\""),
            JSON.readTree("[]"),
            JSON.readTree("[1]"),
            JSON.readTree("{}"),
            JSON.readTree("{\"kind\": \"text\"}"));

    private final ObjectNode published = published();

    private static ObjectNode published() {
        try {
            return new DashboardSchema(new Contract(Documents.JSON)).schema();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void thePublishedSchemaIsOneOfItsDraft() {
        Schema draft = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(draft.validate(published)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "dr", "jvm", "fleet"})
    void everyChangedValueIsJudgedAlike(String name) throws IOException {
        JsonNode document =
                JSON.readTree(new ClassPathResource("dashboards/" + name + ".json").getContentAsByteArray());
        Schema theirs = REGISTRY.getSchema(published);
        SchemaCheck ours = new SchemaCheck(published);
        assertThat(theirs.validate(document)).isEmpty();
        Set<Boolean> verdicts = new HashSet<>();
        List<String> disagreements = new ArrayList<>();
        changed(document).forEach((change, value) -> {
            boolean valid = theirs.validate(value).isEmpty();
            verdicts.add(valid);
            if (ours.violations(value).isEmpty() != valid) {
                disagreements.add(change + (valid ? " is valid" : " is not valid"));
            }
        });
        assertThat(disagreements).isEmpty();
        assertThat(verdicts).containsExactlyInAnyOrder(true, false);
    }

    /** With one value replaced, one removed, or one more, at every place of its first two panels and all around. */
    private static Map<String, JsonNode> changed(JsonNode document) {
        JsonNode small = document.deepCopy();
        small.path("pages").forEach(page -> {
            ArrayNode panels = (ArrayNode) page.path("panels");
            while (panels.size() > 2) {
                panels.remove(panels.size() - 1);
            }
        });
        Map<String, JsonNode> changed = new LinkedHashMap<>();
        for (String pointer : pointers(small, "")) {
            int last = pointer.lastIndexOf('/');
            String parent = pointer.substring(0, last);
            String key = pointer.substring(last + 1);
            for (JsonNode stranger : STRANGERS) {
                JsonNode copy = small.deepCopy();
                put(copy.at(parent), key, stranger);
                changed.put(pointer + " as " + stranger, copy);
            }
            JsonNode less = small.deepCopy();
            remove(less.at(parent), key);
            changed.put(pointer + " removed", less);
            if (small.at(pointer) instanceof ObjectNode) {
                JsonNode more = small.deepCopy();
                ((ObjectNode) more.at(pointer)).put("stranger", 1);
                changed.put(pointer + " with a stranger", more);
            }
        }
        return changed;
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>();
        if (!at.isEmpty()) {
            pointers.add(at);
        }
        if (node.isObject()) {
            node.properties().forEach(each -> pointers.addAll(pointers(each.getValue(), at + "/" + each.getKey())));
        } else {
            for (int i = 0; i < node.size(); i++) {
                pointers.addAll(pointers(node.path(i), at + "/" + i));
            }
        }
        return pointers;
    }

    private static void put(JsonNode parent, String key, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(key), value);
        }
    }

    private static void remove(JsonNode parent, String key) {
        if (parent instanceof ObjectNode object) {
            object.remove(key);
        } else {
            ((ArrayNode) parent).remove(Integer.parseInt(key));
        }
    }
}
