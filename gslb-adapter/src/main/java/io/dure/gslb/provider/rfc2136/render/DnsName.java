package io.dure.gslb.provider.rfc2136.render;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as operators write them: lower case, absolute without the trailing dot, nothing that would need an escape. */
final class DnsName {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final int LONGEST = 253;

    private DnsName() {}

    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    static boolean isName(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    /** The same without its trailing dot, lower case. */
    static String canonical(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The same, or an exception that says what it was meant to be. */
    static String required(String text, String what) {
        String name = canonical(text);
        if (!isName(name)) {
            throw new IllegalArgumentException(what + " is not a DNS name of letters, digits, - and _: " + text);
        }
        return name;
    }

    static boolean isBelow(String name, String ancestor) {
        return name.endsWith("." + ancestor);
    }
}
