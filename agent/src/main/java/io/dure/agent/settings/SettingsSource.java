package io.dure.agent.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A key is looked up as a system property, then as an environment variable, then in the operator's file. */
public final class SettingsSource {
    private SettingsSource() {}

    /**
     * Reads and validates.
     *
     * @param argument path of the file as given to -javaagent; else dure.config names it
     * @throws InvalidSetting if the file cannot be read or a setting is not valid
     */
    public static Settings read(@Nullable String argument, Properties system, Map<String, String> environment) {
        String path = argument != null && !argument.isEmpty() ? argument : outer("dure.config", system, environment);
        Properties file = new Properties();
        if (path != null) {
            try (Reader reader = Files.newBufferedReader(Paths.get(path), StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (IOException | RuntimeException e) {
                throw new InvalidSetting("dure.config", "names a file that cannot be read: " + path);
            }
        }
        return Settings.of(
                key -> {
                    String value = outer(key, system, environment);
                    return value != null ? value : file.getProperty(key);
                },
                environment.get("OTEL_SERVICE_NAME"));
    }

    private static @Nullable String outer(String key, Properties system, Map<String, String> environment) {
        String value = system.getProperty(key);
        return value != null
                ? value
                : environment.get(key.toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
