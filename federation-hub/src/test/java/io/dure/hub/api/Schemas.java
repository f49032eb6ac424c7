package io.dure.hub.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks documents against the contract's schemas: the part of JSON Schema that the contract uses, and stricter in one
 * point: a property that is not in the schema is a violation.
 */
record Schemas(JsonNode contract) {
    List<String> violations(String schema, JsonNode document) {
        List<String> found = new ArrayList<>();
        check(contract.path("components").path("schemas").required(schema), document, schema, found);
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (schema.has("$ref")) {
            check(contract.at(schema.path("$ref").asString().substring(1)), value, at, found);
            return;
        }
        if (schema.has("oneOf")) {
            checkOneOf(schema.path("oneOf"), value, at, found);
            return;
        }
        if (schema.has("type") && types(schema).noneMatch(type -> isOf(type, value))) {
            found.add(at + ": " + value + " is not of type " + schema.path("type"));
            return;
        }
        checkScalar(schema, value, at, found);
        if (value.isObject() && (schema.has("properties") || schema.has("additionalProperties"))) {
            checkObject(schema, value, at, found);
        }
        if (value.isArray()) {
            checkSize(value.size(), schema, "minItems", "maxItems", at, found);
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.path(i), at + "[" + i + "]", found);
            }
        }
    }

    private void checkOneOf(JsonNode options, JsonNode value, String at, List<String> found) {
        List<String> nearest = new ArrayList<>();
        for (JsonNode option : options) {
            List<String> of = new ArrayList<>();
            check(option, value, at, of);
            if (of.isEmpty()) {
                return;
            }
            if (nearest.isEmpty()) {
                nearest = of;
            }
        }
        found.addAll(nearest);
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> found) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                found.add(at + ": " + name.asString() + " is missing");
            }
        }
        value.properties().forEach(entry -> {
            String inner = at + "." + entry.getKey();
            if (schema.path("properties").has(entry.getKey())) {
                check(schema.path("properties").path(entry.getKey()), entry.getValue(), inner, found);
            } else if (schema.path("additionalProperties").isObject()) {
                check(schema.path("additionalProperties"), entry.getValue(), inner, found);
            } else {
                found.add(inner + " is not in the contract");
            }
        });
    }

    private static void checkScalar(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            found.add(at + ": " + value + " is none of " + schema.path("enum"));
        }
        if (value.isNumber()
                && (value.asDouble() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                        || value.asDouble() > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY))) {
            found.add(at + ": " + value + " is out of range");
        }
        if (value.isString()) {
            checkSize(value.asString().length(), schema, "minLength", "maxLength", at, found);
            if (schema.path("format").asString("").equals("date-time") && !isTime(value.asString())) {
                found.add(at + ": " + value + " is no time in UTC with milliseconds");
            }
        }
    }

    private static void checkSize(int size, JsonNode schema, String least, String most, String at, List<String> found) {
        if (size < schema.path(least).asInt(0) || size > schema.path(most).asInt(Integer.MAX_VALUE)) {
            found.add(at + ": size " + size + " is out of range");
        }
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return text.matches(".*\\.[0-9]{3}Z");
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private static java.util.stream.Stream<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString)
                : java.util.stream.Stream.of(type.asString());
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("type of the contract: " + type);
        };
    }
}
