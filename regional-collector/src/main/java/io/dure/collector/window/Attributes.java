package io.dure.collector.window;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads single attributes out of OpenTelemetry's lists of a few entries. */
record Attributes(List<KeyValue> entries) {
    private static final int LONGEST = 256;

    /** The text of an attribute, cut at 256 characters; empty where it is absent, blank or no text. */
    Optional<String> text(String key) {
        return find(key)
                .filter(AnyValue::hasStringValue)
                .map(AnyValue::getStringValue)
                .filter(text -> !text.isBlank())
                .map(Attributes::cut);
    }

    OptionalLong number(String key) {
        return find(key)
                .filter(AnyValue::hasIntValue)
                .map(value -> OptionalLong.of(value.getIntValue()))
                .orElse(OptionalLong.empty());
    }

    Optional<ByteString> bytes(String key) {
        return find(key).filter(AnyValue::hasBytesValue).map(AnyValue::getBytesValue);
    }

    /**
     * The values that tell siblings apart, with slashes between them, in the order of their keys; the same however a sender
     * orders them. The type of memory comes before its pool: what is read first is what a pool is a part of.
     */
    String label() {
        String label = entries.stream()
                .sorted(Comparator.comparing((KeyValue entry) -> !entry.getKey().equals("jvm.memory.type"))
                        .thenComparing(KeyValue::getKey))
                .map(entry -> plain(entry.getValue()))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("/"));
        return cut(label);
    }

    private static String plain(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            default -> "";
        };
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    private Optional<AnyValue> find(String key) {
        for (KeyValue entry : entries) {
            if (entry.getKey().equals(key)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
