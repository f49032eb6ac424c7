package io.dure.agent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operator's settings, validated. Immutable. */
public final class Settings {
    private final boolean enabled;
    private final String service;
    private final @Nullable String version;
    private final @Nullable String instance;
    private final URI endpoint;
    private final @Nullable Path tokenFile;
    private final List<String> entryNames;

    private Settings(Function<String, @Nullable String> values, @Nullable String fallbackName) {
        this.enabled = !"false".equalsIgnoreCase(text(values, "dure.enabled"));
        String name = text(values, "dure.service.name");
        this.service = name != null ? name : fallbackName != null && !fallbackName.isEmpty() ? fallbackName : "";
        if (enabled && service.isEmpty()) {
            throw new InvalidSetting("dure.service.name", "is missing");
        }
        this.version = text(values, "dure.service.version");
        this.instance = text(values, "dure.instance.id");
        this.endpoint = endpoint(text(values, "dure.endpoint"));
        String file = text(values, "dure.token.file");
        this.tokenFile = file == null ? null : Paths.get(file);
        this.entryNames = names(text(values, "dure.entry.names"));
    }

    /**
     * @param values a setting by its key
     * @param otelServiceName the name that the OpenTelemetry SDKs would use, if dure.service.name is not set
     * @throws InvalidSetting naming the key
     */
    static Settings of(Function<String, @Nullable String> values, @Nullable String otelServiceName) {
        return new Settings(values, otelServiceName);
    }

    public boolean enabled() {
        return enabled;
    }

    public String service() {
        return service;
    }

    public @Nullable String version() {
        return version;
    }

    /** Null: host and process id. */
    public @Nullable String instance() {
        return instance;
    }

    /** Of the collector, without the path of the metrics. */
    public URI endpoint() {
        return endpoint;
    }

    public @Nullable Path tokenFile() {
        return tokenFile;
    }

    /** Host names, in lower case, by which the service's users enter. */
    public List<String> entryNames() {
        return entryNames;
    }

    private static URI endpoint(@Nullable String value) {
        String text = value == null ? "http://127.0.0.1:4318" : value;
        try {
            URI uri = URI.create(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for every address that is not one.
        }
        throw new InvalidSetting("dure.endpoint", "is not an address like http://10.0.0.1:4318: " + text);
    }

    private static List<String> names(@Nullable String value) {
        List<String> names = new ArrayList<>();
        if (value != null) {
            for (String name : value.split(",", -1)) {
                String trimmed = name.trim().toLowerCase(Locale.ROOT);
                if (!trimmed.isEmpty()) {
                    names.add(trimmed);
                }
            }
        }
        return Collections.unmodifiableList(names);
    }

    private static @Nullable String text(Function<String, @Nullable String> values, String key) {
        String value = values.apply(key);
        return value == null || value.trim().isEmpty() ? null : value.trim();
    }
}
