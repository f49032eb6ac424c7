package io.dure.gslb.plan;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of addresses, as 10.20.0.0/16 (RFC 4632, RFC 4291).
 *
 * @param address the block's first address as an IP literal; bits beyond the length are zero
 * @param length of the prefix in bits
 */
public record Subnet(String address, int length) {
    public Subnet {
        byte[] bytes = Endpoint.literal(address).getAddress();
        if (length < 0 || length > bytes.length * 8) {
            throw new IllegalArgumentException("not a prefix length of " + address + ": " + length);
        }
        if (!Arrays.equals(bytes, masked(bytes, length))) {
            throw new IllegalArgumentException(address + "/" + length + " has bits beyond its prefix");
        }
        address = Endpoint.literal(address).getHostAddress();
    }

    /** Reads {@code address/length}. */
    public static Subnet parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a subnet, as 10.20.0.0/16: " + text);
        }
        try {
            return new Subnet(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("not a subnet, as 10.20.0.0/16: " + text, malformed);
        }
    }

    /** The block's first address. */
    public InetAddress inetAddress() {
        return Endpoint.literal(address);
    }

    public boolean contains(InetAddress client) {
        byte[] own = Endpoint.literal(address).getAddress();
        byte[] other = client.getAddress();
        return own.length == other.length && Arrays.equals(own, masked(other, length));
    }

    private static byte[] masked(byte[] address, int length) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(length - i * 8L, 0, 8);
            masked[i] &= (byte) (0xff << (8 - kept));
        }
        return masked;
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
