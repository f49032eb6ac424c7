package io.dure.hub.trust;

import io.dure.protocol.trust.PartName;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A small certificate authority: certificates for collectors, and for the hub itself. What each says is the hub's to choose;
 * of a request only the key is taken.
 */
final class Authority {
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(10);
    private static final Duration OWN_LIFE = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 127;

    private final List<X509Certificate> chain;
    private final PrivateKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param chain its own certificate, then its issuers */
    Authority(List<X509Certificate> chain, PrivateKey key, Clock clock) {
        this.chain = List.copyOf(chain);
        this.key = key;
        this.clock = clock;
    }

    /** A fresh one that vouches for itself. */
    static X509Certificate selfSigned(KeyPair key, Instant now) {
        X500Name name = named("Dure hub authority " + Long.toHexString(now.toEpochMilli()));
        return new Authority(List.of(), key.getPrivate(), Clock.fixed(now, java.time.ZoneOffset.UTC))
                .sign(name, name, key.getPublic(), now.plus(OWN_LIFE), extensions -> {
                    extensions.add(Extension.basicConstraints, true, new BasicConstraints(0));
                    extensions.add(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                    extensions.add(
                            Extension.subjectKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
                });
    }

    List<X509Certificate> chain() {
        return chain;
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Whether it signed the certificate. */
    boolean issued(X509Certificate other) {
        try {
            other.verify(certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** For a collector or witness to show. */
    X509Certificate issue(PublicKey subject, PartName name, Duration lasts) {
        return issue(
                subject,
                named(name.id()),
                List.of(new GeneralName(GeneralName.uniformResourceIdentifier, name.uri())),
                KeyPurposeId.id_kp_clientAuth,
                lasts);
    }

    /** For the hub to show at these names and addresses. */
    X509Certificate issueServer(PublicKey subject, List<String> hosts, Duration lasts) {
        List<GeneralName> names = hosts.stream()
                .map(host -> new GeneralName(
                        host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")
                                ? GeneralName.iPAddress
                                : GeneralName.dNSName,
                        host))
                .toList();
        return issue(subject, named("Dure hub"), names, KeyPurposeId.id_kp_serverAuth, lasts);
    }

    private X509Certificate issue(
            PublicKey subject, X500Name name, List<GeneralName> names, KeyPurposeId purpose, Duration lasts) {
        Instant end = clock.instant().plus(lasts);
        Instant ownEnd = certificate().getNotAfter().toInstant();
        return sign(
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded()),
                name,
                subject,
                end.isBefore(ownEnd) ? end : ownEnd,
                extensions -> {
                    extensions.add(Extension.basicConstraints, true, new BasicConstraints(false));
                    extensions.add(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                    extensions.add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
                    extensions.add(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(names.toArray(GeneralName[]::new)));
                    extensions.add(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils()
                                    .createAuthorityKeyIdentifier(certificate().getPublicKey()));
                });
    }

    /** So that a clock that is behind takes it; of a short life, only a tenth. */
    private Duration backdated(Instant end) {
        Duration tenth = Duration.between(clock.instant(), end).dividedBy(10);
        return tenth.compareTo(CLOCKS_DIFFER_BY) < 0 ? tenth : CLOCKS_DIFFER_BY;
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    @FunctionalInterface
    private interface Extensions {
        void addTo(Adding extensions) throws IOException, GeneralSecurityException;
    }

    @FunctionalInterface
    private interface Adding {
        void add(
                org.bouncycastle.asn1.ASN1ObjectIdentifier id,
                boolean critical,
                org.bouncycastle.asn1.ASN1Encodable value)
                throws IOException;
    }

    private X509Certificate sign(
            X500Name issuer, X500Name subject, PublicKey subjectKey, Instant end, Extensions extensions) {
        try {
            X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(SERIAL_BITS, random),
                    Date.from(clock.instant().minus(backdated(end))),
                    Date.from(end),
                    subject,
                    subjectKey);
            extensions.addTo(certificate::addExtension);
            String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(certificate.build(new JcaContentSignerBuilder(algorithm).build(key)));
        } catch (OperatorCreationException | IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the authority's key cannot sign", unusable);
        }
    }
}
