package io.dure.hub.dashboard;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.FieldError.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Judges a JSON value by a schema: the part of draft 2020-12 that the schema of documents uses. It refuses to begin with a
 * keyword that it does not know, so that the published schema promises nothing that is not checked here. Of alternatives
 * ({@code oneOf}) it asks that they are told apart by the constant {@code kind}: then an error is named where it is, and
 * not once for every alternative.
 */
final class SchemaCheck {
    private static final Set<String> WITHOUT_MEANING =
            Set.of("$schema", "$id", "$defs", "title", "description", "examples", "default");
    private static final Set<String> CHECKED = Set.of(
            "$ref",
            "type",
            "const",
            "enum",
            "required",
            "properties",
            "additionalProperties",
            "items",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "oneOf");

    private final JsonNode root;
    private final Map<String, Pattern> patterns = new TreeMap<>();

    /** @throws IllegalArgumentException when a keyword is not known here */
    SchemaCheck(JsonNode root) {
        this.root = root;
        learn(root);
        root.path("$defs").forEach(this::learn);
    }

    private void learn(JsonNode schema) {
        for (String keyword : schema.propertyNames()) {
            if (!CHECKED.contains(keyword) && !WITHOUT_MEANING.contains(keyword)) {
                throw new IllegalArgumentException("not a keyword that is checked: " + keyword);
            }
        }
        if (schema.has("pattern")) {
            String pattern = schema.path("pattern").asString();
            patterns.put(pattern, Pattern.compile(pattern));
        }
        schema.path("properties").forEach(this::learn);
        schema.path("oneOf").forEach(this::learn);
        if (schema.has("items")) {
            learn(schema.path("items"));
        }
    }

    /** Where and how the value is not as the schema wants it, at JSON pointers (RFC 6901). */
    List<FieldError> violations(JsonNode value) {
        List<FieldError> errors = new ArrayList<>();
        check(root, value, "", errors);
        return errors;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<FieldError> errors) {
        if (schema.has("$ref")) {
            check(referred(schema), value, at, errors);
            return;
        }
        if (schema.has("oneOf")) {
            checkAlternatives(schema.path("oneOf"), value, at, errors);
            return;
        }
        if (schema.has("type") && types(schema).noneMatch(type -> isOf(type, value))) {
            add(errors, at, Code.WRONG_TYPE, "It must be of type " + words(types(schema)) + ".");
            return;
        }
        checkChoice(schema, value, at, errors);
        if (value.isNumber()) {
            checkNumber(schema, value, at, errors);
        } else if (value.isString()) {
            checkText(schema, value.asString(), at, errors);
        } else if (value.isObject()) {
            checkObject(schema, value, at, errors);
        } else if (value.isArray()) {
            checkArray(schema, value, at, errors);
        }
    }

    private JsonNode referred(JsonNode schema) {
        return schema.has("$ref")
                ? referred(root.requiredAt(schema.path("$ref").asString().substring(1)))
                : schema;
    }

    private void checkAlternatives(JsonNode alternatives, JsonNode value, String at, List<FieldError> errors) {
        if (!value.isObject()) {
            add(errors, at, Code.WRONG_TYPE, "It must be of type object.");
            return;
        }
        for (JsonNode alternative : alternatives) {
            JsonNode schema = referred(alternative);
            if (kind(schema).equals(value.path("kind"))) {
                check(schema, value, at, errors);
                return;
            }
        }
        Code code = value.has("kind") ? Code.NOT_ALLOWED : Code.MISSING;
        Stream<String> kinds =
                alternatives.valueStream().map(each -> kind(referred(each)).asString());
        add(errors, at + "/kind", code, "One of " + words(kinds) + ".");
    }

    private static JsonNode kind(JsonNode schema) {
        return schema.path("properties").path("kind").required("const");
    }

    private static void checkChoice(JsonNode schema, JsonNode value, String at, List<FieldError> errors) {
        if (schema.has("const") && !same(schema.path("const"), value)) {
            add(errors, at, Code.NOT_ALLOWED, "It must be " + schema.path("const") + ".");
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            String choice = words(schema.path("enum").valueStream().map(JsonNode::asString));
            add(errors, at, Code.NOT_ALLOWED, "One of " + choice + ".");
        }
    }

    /** Numbers by their value: 1.0 is 1. */
    private static boolean same(JsonNode wanted, JsonNode value) {
        if (wanted.isNumber() && value.isNumber()) {
            return wanted.asDouble() == value.asDouble();
        }
        return wanted.equals(value);
    }

    private static void checkNumber(JsonNode schema, JsonNode value, String at, List<FieldError> errors) {
        double number = value.asDouble();
        if (schema.has("minimum") && number < schema.path("minimum").asDouble()) {
            add(errors, at, Code.TOO_SMALL, "At least " + schema.path("minimum") + ".");
        }
        if (schema.has("maximum") && number > schema.path("maximum").asDouble()) {
            add(errors, at, Code.TOO_LARGE, "At most " + schema.path("maximum") + ".");
        }
    }

    private void checkText(JsonNode schema, String text, String at, List<FieldError> errors) {
        checkSize(schema, "Length", text.codePointCount(0, text.length()), at, errors);
        Pattern pattern = patterns.get(schema.path("pattern").asString(""));
        if (pattern != null && !pattern.matcher(text).find()) {
            add(errors, at, Code.MALFORMED, "The value is not in the right format.");
        }
    }

    private void checkArray(JsonNode schema, JsonNode value, String at, List<FieldError> errors) {
        checkSize(schema, "Items", value.size(), at, errors);
        for (int i = 0; i < value.size(); i++) {
            check(schema.path("items"), value.path(i), at + "/" + i, errors);
        }
    }

    private static void checkSize(JsonNode schema, String of, int size, String at, List<FieldError> errors) {
        if (size < schema.path("min" + of).asInt(0)) {
            add(errors, at, Code.TOO_SHORT, "At least " + schema.path("min" + of) + ".");
        }
        if (size > schema.path("max" + of).asInt(Integer.MAX_VALUE)) {
            add(errors, at, Code.TOO_LONG, "At most " + schema.path("max" + of) + ".");
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<FieldError> errors) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                add(errors, at + "/" + name.asString(), Code.MISSING, "It must be there.");
            }
        }
        JsonNode properties = schema.path("properties");
        boolean open = schema.path("additionalProperties").asBoolean(true);
        value.properties().forEach(each -> {
            String inner = at + "/" + each.getKey().replace("~", "~0").replace("/", "~1");
            if (properties.has(each.getKey())) {
                check(properties.path(each.getKey()), each.getValue(), inner, errors);
            } else if (!open) {
                add(errors, inner, Code.UNKNOWN_FIELD, "There is no such field.");
            }
        });
    }

    private static void add(List<FieldError> errors, String at, Code code, String message) {
        errors.add(new FieldError(at, code, message));
    }

    private static String words(Stream<String> words) {
        return String.join(", ", words.toList());
    }

    private static Stream<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString) : Stream.of(type.asString());
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            // 1.0 is one (section 4.2.3 of the draft).
            case "integer" -> value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("type of the schema: " + type);
        };
    }
}
