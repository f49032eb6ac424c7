package io.dure.gslb.nameserver;

import java.time.Clock;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

/** Keys as a client of another make holds them. */
final class Keys {
    private Keys() {}

    /** {@link Fixture#KEY} has a secret of 32 zeros. */
    static TSIG of(byte[] secret, Clock clock) {
        return new TSIG(
                TSIG.HMAC_SHA256,
                Name.fromConstantString("dure-evidence."),
                new SecretKeySpec(secret, "HmacSHA256"),
                clock);
    }
}
