package io.dure.hub.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.dure.gslb.plan.Policy;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Documents that the store keeps as text. A field that an older hub does not know is skipped when read. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Policy.class, PolicyKinds.class)
            .build();

    private Json() {}

    static String write(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    static Map<String, Long> counts(String text) {
        return MAPPER.readValue(text, new TypeReference<Map<String, Long>>() {});
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Policy.Weighted.class, name = "weighted"),
        @JsonSubTypes.Type(value = Policy.ActiveActive.class, name = "active-active"),
        @JsonSubTypes.Type(value = Policy.ActiveStandby.class, name = "active-standby"),
        @JsonSubTypes.Type(value = Policy.BySubnet.class, name = "by-subnet")
    })
    private interface PolicyKinds {}
}
