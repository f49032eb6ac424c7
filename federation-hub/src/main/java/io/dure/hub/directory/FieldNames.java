package io.dure.hub.directory;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the API calls what the configuration calls otherwise. */
final class FieldNames {
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");
    private static final Map<String, String> OTHERS = Map.of(
            "ca-file", "authorities",
            "bind-password-file", "bindPassword",
            "connect-timeout", "timeouts.connectMs",
            "read-timeout", "timeouts.readMs",
            "pool-timeout", "timeouts.poolMs",
            "overall-timeout", "timeouts.overallMs");

    private FieldNames() {}

    static String of(String property) {
        String known = OTHERS.get(property);
        return known != null
                ? known
                : HYPHEN.matcher(property).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
