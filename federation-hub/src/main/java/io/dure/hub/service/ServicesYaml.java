package io.dure.hub.service;

import io.dure.hub.failover.ServiceDefinition;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The one document of services: what an operator's file says, what is exported and what is applied. Reading is strict: an
 * unknown key is a mistake, not a silence, and every mistake names line, key and what is expected.
 */
public final class ServicesYaml {
    /** Longest document, in characters. */
    public static final int MOST_CHARACTERS = 1024 * 1024;

    private static final int MOST_SERVICES = 1_000;

    private ServicesYaml() {}

    public static Reading read(String text) {
        Mistakes mistakes = new Mistakes();
        List<ServiceDefinition> services = new ArrayList<>();
        try {
            compose(text)
                    .ifPresentOrElse(
                            root -> Keys.of(root, "", mistakes)
                                    .ifPresent(keys -> services.addAll(services(keys, mistakes))),
                            () -> mistakes.add(
                                    "services", Mistake.Kind.MISSING, "must be there; the document is empty"));
        } catch (MarkedYAMLException malformed) {
            return new Reading.Wrong(List.of(new Mistake(
                    malformed.getProblemMark() == null
                            ? 0
                            : malformed.getProblemMark().getLine() + 1,
                    "",
                    Mistake.Kind.MALFORMED,
                    "not readable as YAML: " + malformed.getProblem())));
        } catch (YAMLException malformed) {
            return new Reading.Wrong(List.of(
                    new Mistake(0, "", Mistake.Kind.MALFORMED, "not readable as YAML: " + malformed.getMessage())));
        }
        return mistakes.count() == 0 ? new Reading.Read(services) : new Reading.Wrong(mistakes.all());
    }

    /** Sorted by id; {@link #read} reads the same services back. */
    public static String write(List<ServiceDefinition> services) {
        return YamlText.of(Map.of(
                "services",
                services.stream()
                        .sorted(Comparator.comparing(ServiceDefinition::id))
                        .map(ServiceYaml::tree)
                        .toList()));
    }

    private static Optional<Node> compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(20);
        return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
    }

    private static List<ServiceDefinition> services(Keys root, Mistakes mistakes) {
        List<ServiceDefinition> services = new ArrayList<>();
        root.require("services", "a list of services");
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Keys keys : root.mappings("services", MOST_SERVICES)) {
            ServiceYaml.read(keys, mistakes).ifPresent(service -> {
                if (!ids.add(service.id())) {
                    keys.wrong("id", "two services are called " + service.id());
                }
                if (!names.add(service.name())) {
                    keys.wrong("name", "two services answer for " + service.name());
                }
                services.add(service);
            });
        }
        root.end();
        return services;
    }
}
