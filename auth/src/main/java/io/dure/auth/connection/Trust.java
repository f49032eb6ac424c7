package io.dure.auth.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificates one directory's servers may show. Each directory has its own. */
public final class Trust {
    private final SSLSocketFactory sockets;
    private final List<X509Certificate> authorities;

    private Trust(SSLSocketFactory sockets, List<X509Certificate> authorities) {
        this.sockets = sockets;
        this.authorities = List.copyOf(authorities);
    }

    /** Whatever the Java platform trusts. */
    public static Trust ofPlatform() {
        return of((KeyStore) null, "the platform's certificates", List.of());
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
            return of(
                    store,
                    certificates.toString(),
                    authorities.stream().map(X509Certificate.class::cast).toList());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("ca-file: cannot read " + certificates, unreadable);
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("ca-file: not certificates in PEM form: " + certificates, malformed);
        }
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    /** What a server has shown, and which of the authorities in the file vouches for it: it may end before the server's own does. */
    List<Certificate> path(Certificate[] shown) {
        List<Certificate> path = new ArrayList<>(List.of(shown));
        for (X509Certificate authority : authorities) {
            boolean vouches = Stream.of(shown)
                    .anyMatch(each -> each instanceof X509Certificate certificate
                            && certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal()));
            if (vouches && !path.contains(authority)) {
                path.add(authority);
            }
        }
        return path;
    }

    private static Trust of(@Nullable KeyStore store, String source, List<X509Certificate> authorities) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return new Trust(context.getSocketFactory(), authorities);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException("ca-file: cannot use " + source, impossible);
        }
    }
}
