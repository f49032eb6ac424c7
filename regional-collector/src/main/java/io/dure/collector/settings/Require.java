package io.dure.collector.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that settings share; each failure names the property. */
final class Require {
    /** Ids stand in DNS names and in files' names. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Require() {}

    static <T> T present(String property, @Nullable T value) {
        if (value == null) {
            throw new InvalidSettingException(property, "is required");
        }
        return value;
    }

    static String label(String property, @Nullable String value) {
        String label = present(property, value);
        if (!LABEL.matcher(label).matches()) {
            throw new InvalidSettingException(
                    property, "'" + label + "' must be lower-case letters, digits and hyphens, at most 63");
        }
        return label;
    }

    static String text(String property, @Nullable String value) {
        String text = present(property, value);
        if (text.isBlank()) {
            throw new InvalidSettingException(property, "is empty");
        }
        return text;
    }

    /** An address to bind, never a name. */
    static InetAddress literal(String property, @Nullable String value) {
        String address = present(property, value);
        if (!LITERAL.matcher(address).matches()) {
            throw new InvalidSettingException(property, "'" + address + "' is not an IP address");
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException malformed) {
            throw new InvalidSettingException(property, "'" + address + "' is not an IP address");
        }
    }

    /** A port to listen on; 0 lets the system choose one. */
    static int port(String property, int port) {
        if (port < 0 || port > 65535) {
            throw new InvalidSettingException(property, port + " is not a port from 0 to 65535");
        }
        return port;
    }
}
