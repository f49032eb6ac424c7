package io.dure.hub.trust;

import io.dure.hub.InvalidConfiguration;
import io.dure.protocol.trust.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;

/** Where the authority lies: brought by the company, or made once in the data folder. */
final class AuthorityFiles {
    private AuthorityFiles() {}

    static Authority open(Path data, TrustProperties properties, Clock clock) {
        Path certificate = properties.caCertificateFile();
        Path key = properties.caKeyFile();
        if (certificate != null && key != null) {
            return read(certificate, "dure.hub.trust.ca-certificate-file", key, "dure.hub.trust.ca-key-file", clock);
        }
        Path folder = data.resolve("trust");
        Path ownCertificate = folder.resolve("ca.pem");
        Path ownKey = folder.resolve("ca.key");
        if (!Files.exists(ownCertificate)) {
            make(folder, ownCertificate, ownKey, clock);
        }
        return read(ownCertificate, "dure.hub.data", ownKey, "dure.hub.data", clock);
    }

    /** The certificate comes last: a half-made authority is made anew. */
    private static void make(Path folder, Path certificate, Path key, Clock clock) {
        KeyPair fresh = Certificates.newKey();
        X509Certificate own = Authority.selfSigned(fresh, clock.instant());
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            write(key, Certificates.pem(fresh.getPrivate()));
            write(certificate, Certificates.pem(List.of(own)));
        } catch (IOException | CertificateException unusable) {
            throw new InvalidConfiguration("dure.hub.data: cannot write " + folder, unusable);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Authority read(
            Path certificateFile, String certificateProperty, Path keyFile, String keyProperty, Clock clock) {
        List<X509Certificate> chain = certificates(certificateProperty, certificateFile);
        X509Certificate own = chain.getFirst();
        if (own.getBasicConstraints() < 0) {
            throw new InvalidConfiguration(certificateProperty + ": " + certificateFile
                    + " is not an authority's certificate (CA:TRUE is missing)");
        }
        Authority authority = new Authority(chain, key(keyProperty, keyFile), clock);
        KeyPair probe = Certificates.newKey();
        if (!authority.issued(
                authority.issueServer(probe.getPublic(), List.of("localhost"), java.time.Duration.ofMinutes(1)))) {
            throw new InvalidConfiguration(
                    keyProperty + ": the key in " + keyFile + " is not that of the certificate in " + certificateFile);
        }
        return authority;
    }

    /** At least one. */
    static List<X509Certificate> certificates(String property, Path file) {
        try {
            List<X509Certificate> found = Certificates.certificates(Files.readString(file, StandardCharsets.US_ASCII));
            if (found.isEmpty()) {
                throw new InvalidConfiguration(property + ": " + file + " holds no certificate in PEM form");
            }
            return found;
        } catch (IOException | CertificateException unreadable) {
            throw new InvalidConfiguration(property + ": cannot read certificates from " + file, unreadable);
        }
    }

    private static PrivateKey key(String property, Path file) {
        try {
            return Certificates.privateKey(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new InvalidConfiguration(
                    property + ": cannot read a private key (PKCS #8, no password) from " + file, unreadable);
        }
    }
}
