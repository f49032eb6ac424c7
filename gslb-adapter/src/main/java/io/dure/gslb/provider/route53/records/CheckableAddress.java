package io.dure.gslb.provider.route53.records;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses Route 53's checkers can ask: none that is local, private, not routed or multicast.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html">HealthCheckConfig,
 *     IPAddress: RFC 5735, RFC 6598, RFC 5156</a>
 */
final class CheckableAddress {
    private static final List<Prefix> BEYOND = List.of(
            v4(0, 0, 0, 0, 8),
            v4(10, 0, 0, 0, 8),
            v4(100, 64, 0, 0, 10),
            v4(127, 0, 0, 0, 8),
            v4(169, 254, 0, 0, 16),
            v4(172, 16, 0, 0, 12),
            v4(192, 0, 0, 0, 24),
            v4(192, 0, 2, 0, 24),
            v4(192, 88, 99, 0, 24),
            v4(192, 168, 0, 0, 16),
            v4(198, 18, 0, 0, 15),
            v4(198, 51, 100, 0, 24),
            v4(203, 0, 113, 0, 24),
            v4(224, 0, 0, 0, 4),
            v4(240, 0, 0, 0, 4));

    /** Global unicast is all of this; the exceptions of RFC 5156 within it follow. */
    private static final Prefix GLOBAL_V6 = v6(0x20, 0, 0, 0, 3);

    private static final List<Prefix> BEYOND_V6 = List.of(
            v6(0x20, 0x01, 0x00, 0x00, 32),
            v6(0x20, 0x01, 0x00, 0x10, 28),
            v6(0x20, 0x01, 0x0d, 0xb8, 32),
            v6(0x20, 0x02, 0, 0, 16),
            v6(0x3f, 0xfe, 0, 0, 16));

    private CheckableAddress() {}

    static boolean isCheckable(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? BEYOND.stream().noneMatch(prefix -> prefix.holds(bytes))
                : GLOBAL_V6.holds(bytes) && BEYOND_V6.stream().noneMatch(prefix -> prefix.holds(bytes));
    }

    private static Prefix v4(int a, int b, int c, int d, int bits) {
        return new Prefix((a << 24) | (b << 16) | (c << 8) | d, bits);
    }

    private static Prefix v6(int a, int b, int c, int d, int bits) {
        return v4(a, b, c, d, bits);
    }

    /** None here is longer than 32 bits, so the first four bytes of either kind tell. */
    private record Prefix(int head, int bits) {
        boolean holds(byte[] address) {
            int start = ((address[0] & 0xff) << 24)
                    | ((address[1] & 0xff) << 16)
                    | ((address[2] & 0xff) << 8)
                    | (address[3] & 0xff);
            return (start ^ head) >>> (32 - bits) == 0;
        }
    }
}
