package io.dure.gslb.nameserver.evidence;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One line of evidence: fields {@code name=value}, the first of which names its kind, and at most one bare word.
 *
 * @param word empty where there is none
 */
record Line(String kind, String word, Map<String, String> fields) {
    Line {
        fields = Map.copyOf(fields);
    }

    static Line of(String text) {
        Map<String, String> fields = new HashMap<>();
        String kind = "";
        String word = "";
        for (String part : text.split(" ", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                word = word.isEmpty() ? part : word;
            } else {
                String name = part.substring(0, equals);
                fields.putIfAbsent(name, part.substring(equals + 1));
                kind = kind.isEmpty() ? name : kind;
            }
        }
        return new Line(kind, word, fields);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The value as it stands there. */
    String raw(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a line " + kind + "= without " + name);
        }
        return value;
    }

    String text(String name) {
        return EncodedValue.decode(raw(name));
    }

    /** A {@link NumberFormatException} is an {@link IllegalArgumentException} too. */
    long number(String name) {
        return Long.parseLong(raw(name));
    }

    boolean bit(String name) {
        return raw(name).equals("1");
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }
}
