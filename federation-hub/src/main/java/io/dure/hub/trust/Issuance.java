package io.dure.hub.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/** What becomes of a request for a certificate. */
public sealed interface Issuance {
    /**
     * Here it is.
     *
     * @param hubAuthorities by what the hub is to be trusted from now on
     */
    record Issued(List<X509Certificate> chain, List<X509Certificate> hubAuthorities) implements Issuance {}

    /**
     * There is none.
     *
     * @param code stable: unknown-token, token-used, token-ended, bad-request
     */
    record Refused(String code, String words) implements Issuance {}
}
