package io.dure.hub.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of the document whose keys are asked for one by one. Whatever is wrong becomes a mistake, and what nobody has
 * asked for until {@link #end()} is an unknown key.
 */
final class Keys {
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final String path;
    private final Mistakes mistakes;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    private Keys(MappingNode node, String path, Mistakes mistakes) {
        this.path = path;
        this.mistakes = mistakes;
        for (NodeTuple tuple : node.getValue()) {
            Node key = tuple.getKeyNode();
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(name, tuple.getValueNode()) != null) {
                mistakes.stands(path(name), line(key));
                mistakes.add(path(name), Mistake.Kind.NOT_ALLOWED, "stands here a second time");
            }
            mistakes.stands(path(name), line(key));
        }
    }

    /** Empty, and a mistake, when the node is no mapping. */
    static Optional<Keys> of(Node node, String path, Mistakes mistakes) {
        mistakes.stands(path, line(node));
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Keys(mapping, path, mistakes));
        }
        mistakes.add(path, Mistake.Kind.WRONG_TYPE, "expected keys with values");
        return Optional.empty();
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Empty, and a mistake, when it is absent or wrong. */
    <T> Optional<T> required(String key, Scalar<T> type) {
        return present(key, type.expected()).flatMap(node -> scalar(node, path(key), type));
    }

    /** The fallback when it is absent; empty, and a mistake, when it is wrong. */
    <T> Optional<T> optional(String key, T fallback, Scalar<T> type) {
        Node node = take(key);
        return node == null ? Optional.of(fallback) : scalar(node, path(key), type);
    }

    /** Empty when absent; also, with a mistake, when it is wrong. */
    <T> Optional<T> optional(String key, Scalar<T> type) {
        return Optional.ofNullable(take(key)).flatMap(node -> scalar(node, path(key), type));
    }

    /** Nothing when absent; wrong elements are mistakes and left out. */
    <T> List<T> list(String key, int most, Scalar<T> type) {
        List<T> values = new ArrayList<>();
        elements(key, most).forEach((at, node) -> scalar(node, at, type).ifPresent(values::add));
        return values;
    }

    /** Nothing when absent; elements that are no mappings are mistakes and left out. */
    List<Keys> mappings(String key, int most) {
        List<Keys> mappings = new ArrayList<>();
        elements(key, most).forEach((at, node) -> Keys.of(node, at, mistakes).ifPresent(mappings::add));
        return mappings;
    }

    Optional<Keys> mapping(String key) {
        return Optional.ofNullable(take(key)).flatMap(node -> Keys.of(node, path(key), mistakes));
    }

    Optional<Keys> requiredMapping(String key) {
        return present(key, "keys with values").flatMap(node -> Keys.of(node, path(key), mistakes));
    }

    /** A key that must be there though its value is looked at otherwise. */
    boolean require(String key, String expected) {
        return present(key, expected).isPresent();
    }

    /** What a constructor refuses is a mistake of the whole mapping. */
    <T> Optional<T> build(Supplier<T> parts) {
        try {
            return Optional.of(parts.get());
        } catch (IllegalArgumentException refused) {
            mistakes.add(path, Mistake.Kind.NOT_ALLOWED, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    void wrong(String key, String message) {
        mistakes.add(path(key), Mistake.Kind.NOT_ALLOWED, message);
    }

    /** Says what nobody asked for. */
    void end() {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                mistakes.add(
                        path(name),
                        Mistake.Kind.UNKNOWN_KEY,
                        "is not a known key; known here are " + String.join(", ", known));
            }
        }
    }

    private @Nullable Node take(String key) {
        known.add(key);
        return values.get(key);
    }

    private Optional<Node> present(String key, String expected) {
        Node node = take(key);
        if (node == null) {
            mistakes.add(path(key), Mistake.Kind.MISSING, "must be there; expected " + expected);
        }
        return Optional.ofNullable(node);
    }

    private <T> Optional<T> scalar(Node node, String at, Scalar<T> type) {
        mistakes.stands(at, line(node));
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().startsWith(STANDARD_TAG)) {
            mistakes.add(at, Mistake.Kind.WRONG_TYPE, "expected " + type.expected());
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            mistakes.add(at, Mistake.Kind.MISSING, "has no value; expected " + type.expected());
            return Optional.empty();
        }
        try {
            return Optional.of(type.parse().apply(scalar.getValue()));
        } catch (RuntimeException wrong) {
            mistakes.add(at, Mistake.Kind.NOT_ALLOWED, "is " + shown(scalar) + "; expected " + type.expected());
            return Optional.empty();
        }
    }

    private static String shown(ScalarNode scalar) {
        String value = scalar.getValue().replaceAll("\\p{Cntrl}", " ");
        return value.isEmpty() ? "empty" : value.length() > 80 ? value.substring(0, 80) + "..." : value;
    }

    private Map<String, Node> elements(String key, int most) {
        Map<String, Node> elements = new LinkedHashMap<>();
        Node node = take(key);
        if (node instanceof SequenceNode sequence) {
            if (sequence.getValue().size() > most) {
                mistakes.add(path(key), Mistake.Kind.NOT_ALLOWED, "has more than " + most + " elements");
                return elements;
            }
            for (int i = 0; i < sequence.getValue().size(); i++) {
                elements.put(path(key) + "[" + i + "]", sequence.getValue().get(i));
            }
        } else if (node != null) {
            mistakes.add(path(key), Mistake.Kind.WRONG_TYPE, "expected a list");
        }
        return elements;
    }
}
