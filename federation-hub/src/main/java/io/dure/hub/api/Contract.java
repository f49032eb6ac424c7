package io.dure.hub.api;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The contract of the API, which is written in YAML. */
@Component
public final class Contract {
    private final JsonNode document;

    public Contract(ApiJson json) throws IOException {
        try (InputStream yaml = new ClassPathResource("openapi/openapi.yaml").getInputStream()) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            document = json.mapper().valueToTree(loaded);
        }
    }

    /** Not to be changed. */
    public JsonNode document() {
        return document;
    }
}
