package io.dure.auth.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificates one directory's servers may show. Each directory has its own. */
public final class Trust {
    private final SSLSocketFactory sockets;

    private Trust(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** Whatever the Java platform trusts. */
    public static Trust ofPlatform() {
        return of((KeyStore) null, "the platform's certificates");
    }

    /**
     * Only what the authorities in a file vouch for.
     *
     * @param certificates PEM, one or more
     * @throws IllegalArgumentException when the file cannot be read or holds no certificate
     */
    public static Trust of(Path certificates) {
        try (InputStream file = Files.newInputStream(certificates)) {
            Collection<? extends Certificate> authorities =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (authorities.isEmpty()) {
                throw new IllegalArgumentException("ca-file: no certificate is in " + certificates);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority : authorities) {
                store.setCertificateEntry(Integer.toString(number++), authority);
            }
            return of(store, certificates.toString());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("ca-file: cannot read " + certificates, unreadable);
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("ca-file: not certificates in PEM form: " + certificates, malformed);
        }
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    private static Trust of(@Nullable KeyStore store, String source) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return new Trust(context.getSocketFactory());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException("ca-file: cannot use " + source, impossible);
        }
    }
}
