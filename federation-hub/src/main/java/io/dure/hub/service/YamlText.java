package io.dure.hub.service;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A tree of maps, lists and scalars as YAML that reads well and compares line by line; text is quoted where it must be. */
final class YamlText {
    private YamlText() {}

    static String of(Map<String, ?> tree) {
        DumperOptions options = new DumperOptions();
        options.setIndent(4);
        options.setIndicatorIndent(2);
        options.setWidth(120);
        options.setSplitLines(false);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(node(tree), text);
        return text.toString();
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                List<NodeTuple> tuples = new ArrayList<>();
                map.forEach((key, inner) -> tuples.add(new NodeTuple(node(key), node(inner))));
                yield new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            case List<?> list -> {
                boolean scalars = list.stream().noneMatch(Map.class::isInstance);
                yield new SequenceNode(
                        Tag.SEQ,
                        list.stream().map(YamlText::node).toList(),
                        scalars ? FlowStyle.FLOW : FlowStyle.BLOCK);
            }
            case Integer number -> scalar(Tag.INT, number.toString());
            case Boolean truth -> scalar(Tag.BOOL, truth.toString());
            case String text -> scalar(Tag.STR, text);
            default -> throw new IllegalArgumentException("not a part of a document: " + value.getClass());
        };
    }

    /** Lines without quotes would be read as one, or as something else. */
    private static ScalarStyle style(String text) {
        return text.chars().anyMatch(Character::isISOControl) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
    }

    private static ScalarNode scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, style(text));
    }
}
