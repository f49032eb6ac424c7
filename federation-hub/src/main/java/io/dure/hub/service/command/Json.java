package io.dure.hub.service.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON that the hub writes (RFC 8259); objects are maps, arrays lists, numbers their text. */
final class Json {
    /** JSON's null: a map without the key would look the same. */
    static final Object NOTHING = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** The object that the hub answers. */
    static Map<?, ?> object(String body) {
        if (new Json(body).read() instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong();
    }

    /** The array of that key; empty where there is none. */
    static List<?> list(Map<?, ?> object, String key) {
        return object.get(key) instanceof List<?> list ? list : List.of();
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"' || character == '\\' || character < 0x20) {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private Object read() {
        Object value = value();
        if (peek() != 0) {
            throw wrong();
        }
        return value;
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw wrong();
        }
        Object value = switch (peek()) {
            case '{' -> map();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
        depth--;
        return value;
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            String key = string();
            expect(':');
            map.put(key, value());
            if (peek() != '}') {
                expect(',');
            }
        }
        at++;
        return map;
    }

    private List<Object> array() {
        List<Object> list = new ArrayList<>();
        at++;
        while (peek() != ']') {
            list.add(value());
            if (peek() != ']') {
                expect(',');
            }
        }
        at++;
        return list;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char character = text.charAt(at++);
            string.append(character == '\\' ? escaped() : character);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() {
        if (at >= text.length()) {
            throw wrong();
        }
        char kind = text.charAt(at++);
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> kind;
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw wrong();
        }
        try {
            char character = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return character;
        } catch (NumberFormatException malformed) {
            throw wrong();
        }
    }

    private Object word() {
        int begin = at;
        while (at < text.length() && "{}[],:\" \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(begin, at);
        return switch (word) {
            case "" -> throw wrong();
            case "true" -> true;
            case "false" -> false;
            case "null" -> NOTHING;
            default -> word;
        };
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char character) {
        if (peek() != character) {
            throw wrong();
        }
        at++;
    }

    private static Refused wrong() {
        return new Refused("the hub's answer is not understood");
    }
}
