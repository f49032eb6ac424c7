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
    private final List<URI> endpoints;
    private final @Nullable Path tokenFile;
    private final @Nullable Path statusFile;
    private final @Nullable Path usersKeyFile;
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
        this.endpoints = endpoints(text(values, "dure.endpoint"));
        this.tokenFile = file(values, "dure.token.file");
        this.statusFile = file(values, "dure.status.file");
        this.usersKeyFile = file(values, "dure.users.key.file");
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

    /** Of the collectors, in the order in which they are tried, without the path of the metrics. */
    public List<URI> endpoints() {
        return endpoints;
    }

    public @Nullable Path tokenFile() {
        return tokenFile;
    }

    /** Null: the agent writes no status. */
    public @Nullable Path statusFile() {
        return statusFile;
    }

    /** Null: users are not counted. */
    public @Nullable Path usersKeyFile() {
        return usersKeyFile;
    }

    /** Host names, in lower case, by which the service's users enter. */
    public List<String> entryNames() {
        return entryNames;
    }

    private static List<URI> endpoints(@Nullable String value) {
        List<URI> endpoints = new ArrayList<>();
        for (String text : (value == null ? "http://127.0.0.1:4318" : value).split(",", -1)) {
            URI endpoint = endpoint(text.trim());
            if (!endpoints.contains(endpoint)) {
                endpoints.add(endpoint);
            }
        }
        return Collections.unmodifiableList(endpoints);
    }

    private static URI endpoint(String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for every address that is not one.
        }
        throw new InvalidSetting(
                "dure.endpoint", "is not an address like http://10.0.0.1:4318, or several with commas: " + text);
    }

    private static @Nullable Path file(Function<String, @Nullable String> values, String key) {
        String file = text(values, key);
        return file == null ? null : Paths.get(file);
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
