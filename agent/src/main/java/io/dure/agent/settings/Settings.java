package io.dure.agent.settings;

import io.dure.agent.bridge.UserChoice;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operator's settings, validated. Immutable. */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?(ms|s)?");
    private static final long LONGEST_MILLIS = 3_600_000;

    private final boolean enabled;
    private final String service;
    private final @Nullable String version;
    private final @Nullable String instance;
    private final List<URI> endpoints;
    private final @Nullable Path tokenFile;
    private final @Nullable Path enrolmentTokenFile;
    private final @Nullable Path statusFile;
    private final @Nullable Path usersKeyFile;
    private final List<String> entryNames;
    private final UserChoice users;
    private final long apdexThresholdMillis;

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
        this.enrolmentTokenFile = file(values, "dure.enrolment.file");
        if (enrolmentTokenFile != null && tokenFile == null) {
            throw new InvalidSetting("dure.token.file", "is missing: the credential that is enrolled is kept there");
        }
        this.statusFile = file(values, "dure.status.file");
        this.usersKeyFile = file(values, "dure.users.key.file");
        this.entryNames = names(text(values, "dure.entry.names"));
        this.users = users(text(values, "dure.users.login"), text(values, "dure.users.cookie"));
        this.apdexThresholdMillis = millis("dure.apdex.threshold", text(values, "dure.apdex.threshold"), 500);
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

    /** Null: whatever is in the token's file is used as it is. */
    public @Nullable Path enrolmentTokenFile() {
        return enrolmentTokenFile;
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

    /** By what users are told apart, where they are counted. */
    public UserChoice users() {
        return users;
    }

    /** Up to which a transaction satisfies. */
    public long apdexThresholdMillis() {
        return apdexThresholdMillis;
    }

    private static UserChoice users(@Nullable String login, @Nullable String cookie) {
        if (login == null) {
            return cookie == null ? UserChoice.session() : UserChoice.cookie(cookie);
        }
        if (login.equals("principal")) {
            return UserChoice.principal();
        }
        int hash = login.indexOf('#');
        if (hash == 0 || hash == login.length() - 1) {
            throw new InvalidSetting(
                    "dure.users.login",
                    "is not principal, a session attribute, or an attribute and its property like loginVO#id: "
                            + login);
        }
        return hash < 0
                ? UserChoice.attribute(login, null)
                : UserChoice.attribute(login.substring(0, hash), login.substring(hash + 1));
    }

    /** A number of milliseconds, or with a unit: 500, 500ms, 2s. From 1 ms to an hour. */
    private static long millis(String key, @Nullable String value, long usual) {
        if (value == null) {
            return usual;
        }
        Matcher matcher = DURATION.matcher(value);
        if (matcher.matches()) {
            long millis = Long.parseLong(matcher.group(1)) * ("s".equals(matcher.group(2)) ? 1_000 : 1);
            if (millis >= 1 && millis <= LONGEST_MILLIS) {
                return millis;
            }
        }
        throw new InvalidSetting(key, "is not a time like 500ms or 2s, from 1 ms to an hour: " + value);
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
