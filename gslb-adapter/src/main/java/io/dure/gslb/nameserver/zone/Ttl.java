package io.dure.gslb.nameserver.zone;

import java.time.Duration;

/** Time to live in whole seconds within RFC 2181's bounds. */
final class Ttl {
    private Ttl() {}

    static int seconds(Duration ttl) {
        if (ttl.isNegative() || ttl.getSeconds() > Integer.MAX_VALUE || ttl.getNano() != 0) {
            throw new IllegalArgumentException("not a ttl of whole seconds below 2^31: " + ttl);
        }
        return (int) ttl.getSeconds();
    }
}
