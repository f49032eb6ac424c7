package io.dure.collector.window;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads single attributes out of OpenTelemetry's lists of a few entries. */
record Attributes(List<KeyValue> entries) {
    private static final int LONGEST = 256;

    /** The text of an attribute, cut at 256 characters; empty where it is absent, blank or no text. */
    Optional<String> text(String key) {
        return find(key)
                .filter(AnyValue::hasStringValue)
                .map(AnyValue::getStringValue)
                .filter(text -> !text.isBlank())
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    OptionalLong number(String key) {
        return find(key)
                .filter(AnyValue::hasIntValue)
                .map(value -> OptionalLong.of(value.getIntValue()))
                .orElse(OptionalLong.empty());
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
