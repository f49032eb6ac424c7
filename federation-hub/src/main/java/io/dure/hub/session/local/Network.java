package io.dure.hub.session.local;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Addresses with the same leading bits.
 *
 * @param text {@code 10.1.0.0/16} or {@code fd00::/8}; an address alone is a network of one
 */
record Network(String text) {
    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}(/\\d{1,3})?");

    Network {
        byte[] address = address(text);
        int length = length(text, address);
        if (length < 0 || length > address.length * 8) {
            throw new IllegalArgumentException("not a network: " + text);
        }
    }

    boolean contains(String source) {
        if (!NUMERIC.matcher(source).matches() || source.contains("/")) {
            return false;
        }
        byte[] other = address(source);
        byte[] own = address(text);
        return own.length == other.length && Arrays.equals(masked(own), masked(other));
    }

    private byte[] masked(byte[] address) {
        int length = length(text, address);
        byte[] masked = address.clone();
        for (int bit = length; bit < masked.length * 8; bit++) {
            masked[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return masked;
    }

    private static int length(String text, byte[] address) {
        int slash = text.indexOf('/');
        return slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
    }

    private static byte[] address(String text) {
        if (!NUMERIC.matcher(text).matches()) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        int slash = text.indexOf('/');
        try {
            return InetAddress.getByName(slash < 0 ? text : text.substring(0, slash))
                    .getAddress();
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("not a network: " + text, malformed);
        }
    }
}
