package io.dure.collector.trust;

import io.dure.protocol.trust.Certificates;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this collector shows to hubs.
 *
 * @param chain its certificate, then the issuers
 * @param hubAuthorities by what hubs are trusted; empty where they come from a file of the operator's
 * @param usedToken hash of the token it was enrolled by; empty where it was brought
 */
record Identity(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> hubAuthorities, String usedToken) {
    private static final String AUTHORITIES = "# the hub's authorities\n";
    private static final Pattern TOKEN = Pattern.compile("# by the token with the SHA-256 ([0-9a-f]{64})");

    Identity {
        chain = List.copyOf(chain);
        hubAuthorities = List.copyOf(hubAuthorities);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate");
        }
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    Instant endsAt() {
        return certificate().getNotAfter().toInstant();
    }

    boolean lasts(Instant now) {
        return now.isBefore(endsAt());
    }

    /** After two thirds of its life. */
    Instant renewsAt() {
        Duration life = Duration.between(certificate().getNotBefore().toInstant(), endsAt());
        return endsAt().minus(life.dividedBy(3));
    }

    /** As it is kept in one file, so that key and certificate never part. */
    String text() throws GeneralSecurityException {
        return "# by the token with the SHA-256 " + usedToken + "\n" + Certificates.pem(key) + Certificates.pem(chain)
                + AUTHORITIES + Certificates.pem(hubAuthorities);
    }

    static Identity parse(String text) throws GeneralSecurityException {
        int authorities = text.indexOf(AUTHORITIES);
        Matcher token = TOKEN.matcher(text);
        if (authorities < 0 || !token.find()) {
            throw new GeneralSecurityException("not as this collector wrote it");
        }
        List<X509Certificate> chain = Certificates.certificates(text.substring(0, authorities));
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        return new Identity(
                Certificates.privateKey(text),
                chain,
                Certificates.certificates(text.substring(authorities)),
                token.group(1));
    }
}
