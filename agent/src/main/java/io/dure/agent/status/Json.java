package io.dure.agent.status;

import java.util.Map;

/** Writes one JSON object (RFC 8259) of texts, numbers, truths and objects of numbers. */
public final class Json {
    private final StringBuilder out = new StringBuilder("{");

    public Json text(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    public Json number(String name, long value) {
        return literal(name, Long.toString(value));
    }

    public Json truth(String name, boolean value) {
        return literal(name, Boolean.toString(value));
    }

    /** Said to be unknown, which is not the same as left out. */
    public Json unknown(String name) {
        return literal(name, "null");
    }

    public Json numbers(String name, Map<String, Long> values) {
        Json object = new Json();
        values.forEach(object::number);
        return literal(name, object.toString());
    }

    @Override
    public String toString() {
        return out + "}";
    }

    private Json literal(String name, String value) {
        name(name);
        out.append(value);
        return this;
    }

    private void name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        quote(name);
        out.append(':');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
