package io.dure.collector.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.util.Collection;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** By which certificates endpoints are trusted. Whether one was revoked is not asked. */
final class CertificateTrust {
    private final X509ExtendedTrustManager manager;

    private CertificateTrust(@Nullable KeyStore certificates) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates);
        X509ExtendedTrustManager found = null;
        for (TrustManager one : factory.getTrustManagers()) {
            if (one instanceof X509ExtendedTrustManager extended) {
                found = extended;
            }
        }
        if (found == null) {
            throw new IllegalStateException("this Java platform checks no certificates");
        }
        this.manager = found;
    }

    /** Those that come with the Java platform. */
    static CertificateTrust platform() {
        try {
            return new CertificateTrust(null);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the platform's certificates cannot be used", impossible);
        }
    }

    /**
     * Those of a PEM file alone.
     *
     * @throws IOException if it cannot be read or holds none
     */
    static CertificateTrust of(Path pem) throws IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException(pem + " holds no certificate");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
            return new CertificateTrust(store);
        } catch (GeneralSecurityException malformed) {
            throw new IOException(pem + " holds no readable certificates: " + malformed.getMessage(), malformed);
        }
    }

    ShownChain forOneProbe() {
        return new ShownChain(manager);
    }

    /** A stable code for what went wrong within TLS. */
    static String reason(SSLException failure) {
        String reason = "tls";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SocketTimeoutException late -> {
                    return "timeout";
                }
                case CertificateExpiredException over -> {
                    return "certificate-expired";
                }
                case CertificateNotYetValidException early -> {
                    return "certificate-not-yet-valid";
                }
                case CertPathBuilderException unknown -> reason = "certificate-untrusted";
                case CertPathValidatorException broken -> reason = "certificate-untrusted";
                case CertificateException other -> reason = reason.equals("tls") ? "certificate-name" : reason;
                default -> {}
            }
        }
        return reason;
    }
}
