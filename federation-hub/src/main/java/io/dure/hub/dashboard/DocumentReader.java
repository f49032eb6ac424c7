package io.dure.hub.dashboard;

import io.dure.hub.api.ApiJson;
import io.dure.hub.problem.FieldError;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes only documents that are as the schema and the rules want them. */
@Component
final class DocumentReader {
    /** Who sends nonsense need not be told all of it. */
    private static final int MOST_ERRORS = 20;

    private final SchemaCheck schema;
    private final ApiJson json;

    DocumentReader(DashboardSchema schema, ApiJson json) {
        this.schema = new SchemaCheck(schema.schema());
        this.json = json;
    }

    Reading read(JsonNode document) {
        List<FieldError> errors = schema.violations(document);
        if (errors.isEmpty()) {
            errors = DocumentRules.violations(document);
        }
        return errors.isEmpty()
                ? new Reading.Valid(valid(document))
                : new Reading.Invalid(errors.stream().limit(MOST_ERRORS).toList());
    }

    /** Also text that is no JSON is invalid, not an exception. */
    Reading read(byte[] text) {
        try {
            return read(json.mapper().readTree(text));
        } catch (JacksonException malformed) {
            return new Reading.Invalid(
                    List.of(new FieldError("", FieldError.Code.MALFORMED, "It is not JSON" + where(malformed))));
        }
    }

    /** The same under another name, which is still to be judged. */
    JsonNode renamed(Document document, String name) {
        ObjectNode copy = (ObjectNode) json.mapper().readTree(document.json());
        return copy.put("name", name);
    }

    private static String where(JacksonException malformed) {
        return malformed.getLocation() == null
                ? "."
                : " (line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr() + ").";
    }

    private Document valid(JsonNode document) {
        return new Document(
                json.mapper().writeValueAsString(document),
                document.path("name").asString(),
                document.path("description").asString(),
                document.path("pages").size());
    }
}
