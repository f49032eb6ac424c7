package io.dure.agent.otlp;

import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes, after OpenTelemetry's semantic conventions, that tell whose report it is. Values are String or Long. */
public final class Resource {
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    public Resource(Settings settings, ProcessIdentity process) {
        String instance = settings.instance();
        attributes.put("service.name", settings.service());
        attributes.put("service.instance.id", instance != null ? instance : process.host() + ":" + process.pid());
        String version = settings.version();
        if (version != null) {
            attributes.put("service.version", version);
        }
        attributes.put("host.name", process.host());
        attributes.put("process.pid", process.pid());
        attributes.put("process.creation.time", process.created().toString());
        attributes.put("dure.apdex.threshold_ms", settings.apdexThresholdMillis());
        attributes.put("telemetry.sdk.name", "dure");
        attributes.put("telemetry.sdk.language", "java");
    }

    public String service() {
        return String.valueOf(attributes.get("service.name"));
    }

    public String instance() {
        return String.valueOf(attributes.get("service.instance.id"));
    }

    Map<String, Object> attributes() {
        return Collections.unmodifiableMap(attributes);
    }
}
