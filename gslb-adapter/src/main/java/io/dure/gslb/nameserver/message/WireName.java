package io.dure.gslb.nameserver.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * An absolute name in wire form and lower case, the form in which names are compared (RFC 4343).
 *
 * <p>Written names are host-like: labels of 1 to 63 visible ASCII characters without escapes.
 */
public final class WireName {
    private static final int LONGEST = 255;
    private static final int LONGEST_LABEL = 63;

    private final byte[] bytes;
    private final int hash;

    private WireName(byte[] bytes) {
        this.bytes = bytes;
        this.hash = hash(bytes, bytes.length);
    }

    /**
     * The name as it is written.
     *
     * @param name with or without the trailing dot; {@code .} is the root
     */
    public static WireName of(String name) {
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        byte[] wire = new byte[relative.isEmpty() ? 1 : relative.length() + 2];
        if (!relative.isEmpty()) {
            int at = 0;
            for (String label : relative.toLowerCase(Locale.ROOT).split("\\.", -1)) {
                byte[] text = label.getBytes(StandardCharsets.US_ASCII);
                if (text.length == 0 || text.length > LONGEST_LABEL || !isVisible(label)) {
                    throw new IllegalArgumentException("not a DNS name: " + name);
                }
                wire[at++] = (byte) text.length;
                System.arraycopy(text, 0, wire, at, text.length);
                at += text.length;
            }
        }
        if (wire.length > LONGEST) {
            throw new IllegalArgumentException("DNS name longer than 255 bytes: " + name);
        }
        return new WireName(wire);
    }

    /** A name that is in wire form and lower case already, and uncompressed. */
    public static WireName ofWire(byte[] wire) {
        return new WireName(wire);
    }

    private static boolean isVisible(String label) {
        return label.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '"');
    }

    /** The name without its first label; the root is its own parent. */
    public WireName parent() {
        return bytes.length == 1 ? this : new WireName(Arrays.copyOfRange(bytes, bytes[0] + 1, bytes.length));
    }

    public boolean isRoot() {
        return bytes.length == 1;
    }

    public boolean isWithin(WireName ancestor) {
        for (WireName name = this; ; name = name.parent()) {
            if (name.equals(ancestor)) {
                return true;
            }
            if (name.isRoot()) {
                return false;
            }
        }
    }

    public int length() {
        return bytes.length;
    }

    /** The wire form. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Whether {@code query} from {@code offset} to its end is this name. */
    public boolean matches(Query query, int offset) {
        return query.nameLength - offset == bytes.length
                && Arrays.equals(query.name, offset, query.nameLength, bytes, 0, bytes.length);
    }

    /** FNV-1a, spread for tables of a power of two. */
    static int hash(byte[] bytes, int length) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireName name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int at = 0; bytes[at] != 0; at += bytes[at] + 1) {
            text.append(new String(bytes, at + 1, bytes[at], StandardCharsets.US_ASCII))
                    .append('.');
        }
        return text.isEmpty() ? "." : text.toString();
    }
}
