package io.dure.gslb.provider.rfc2136.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The code of PowerDNS's LUA records. Only numbers that were counted here and quoted texts ever get into it: whatever a
 * text holds, it stays a text.
 */
public final class LuaCode {
    /** Sums of weights beyond this are scaled down: PowerDNS adds them up in 32 bits. */
    private static final long LARGEST_SUM = 1_000_000;

    /** Of one character-string (RFC 1035 section 3.3). */
    private static final int LONGEST_STRING = 255;

    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9.:]*");

    private LuaCode() {}

    /** Draws one address at each question, sites by weight, the addresses of a site evenly. */
    static String draw(List<Share> shares) {
        long common =
                shares.stream().mapToLong(share -> share.addresses().size()).reduce(1, LuaCode::lcm);
        long sum = 0;
        for (Share share : shares) {
            sum = Math.addExact(sum, Math.multiplyExact((long) share.weight(), common));
        }
        long scale = Math.max(1, (sum + LARGEST_SUM - 1) / LARGEST_SUM);
        List<String> choices = new ArrayList<>();
        for (Share share : shares) {
            long weight =
                    Math.max(1, share.weight() * common / share.addresses().size() / scale);
            share.addresses().forEach(address -> choices.add("{" + weight + "," + quote(address) + "}"));
        }
        return "pickwrandom({" + String.join(",", choices) + "})";
    }

    /**
     * A Lua expression that means exactly {@code text}. Anything but letters, digits, dots and colons is counted out byte by
     * byte: no character can end the string, and there is no backslash, which PowerDNS doubles on its way from an UPDATE to
     * Lua.
     */
    public static String quote(String text) {
        if (PLAIN.matcher(text).matches()) {
            return "'" + text + "'";
        }
        List<String> bytes = new ArrayList<>();
        for (byte each : text.getBytes(UTF_8)) {
            bytes.add(Integer.toString(each & 0xff));
        }
        return "string.char(" + String.join(",", bytes) + ")";
    }

    /** Cut after commas into character-strings: some releases put a space where two meet, which does no harm there. */
    public static List<String> strings(String code) {
        List<String> strings = new ArrayList<>();
        int from = 0;
        while (code.length() - from > LONGEST_STRING) {
            int to = code.lastIndexOf(',', from + LONGEST_STRING - 1) + 1;
            if (to <= from) {
                throw new IllegalArgumentException("code without a comma in " + LONGEST_STRING + " characters");
            }
            strings.add(code.substring(from, to));
            from = to;
        }
        strings.add(code.substring(from));
        return strings;
    }

    private static long lcm(long a, long b) {
        return Math.multiplyExact(a / gcd(a, b), b);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
