package io.dure.protocol.testkit;

import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.PartName;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority as a company has one, which issues certificates that its collectors bring. */
public final class CompanyAuthority {
    private static final Duration LASTS = Duration.ofDays(365);

    private final KeyPair key = Certificates.newKey();
    private final X500Name name;
    private final X509Certificate certificate;

    /** A fresh one that vouches for itself. */
    public CompanyAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        Instant now = Instant.now();
        this.certificate = sign(this.name, key.getPublic(), now, now.plus(LASTS), true, null);
    }

    /** A key and its certificate. */
    public record Brought(PrivateKey key, X509Certificate certificate) {
        /** As an operator lays them out: {@code certificate.pem} and {@code key.pem}. */
        public void write(Path folder) throws IOException, GeneralSecurityException {
            Files.writeString(folder.resolve("key.pem"), Certificates.pem(key));
            Files.writeString(folder.resolve("certificate.pem"), Certificates.pem(List.of(certificate)));
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String pem() throws GeneralSecurityException {
        return Certificates.pem(List.of(certificate));
    }

    /** For a collector or witness, from then till then. */
    public Brought issue(PartName part, Instant begin, Instant end) {
        KeyPair fresh = Certificates.newKey();
        return new Brought(
                fresh.getPrivate(),
                sign(new X500Name("CN=" + part.id()), fresh.getPublic(), begin, end, false, part.uri()));
    }

    private X509Certificate sign(
            X500Name subject,
            PublicKey subjectKey,
            Instant begin,
            Instant end,
            boolean authority,
            @Nullable String uri) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name, BigInteger.valueOf(System.nanoTime()), Date.from(begin), Date.from(end), subject, subjectKey);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (uri != null) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
