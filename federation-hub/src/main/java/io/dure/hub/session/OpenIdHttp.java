package io.dure.hub.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** How the provider is reached: within limits of time, and with the company's own authorities where it has some. */
final class OpenIdHttp {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);

    private OpenIdHttp() {}

    /**
     * Requests that follow no redirects.
     *
     * @param authorities certificates (PEM) that vouch for the provider; null: those of the platform
     */
    static ClientHttpRequestFactory requests(@Nullable Path authorities) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
        if (authorities != null) {
            client.sslContext(trusting(authorities));
        }
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client.build());
        requests.setReadTimeout(READ);
        return requests;
    }

    /**
     * At least one.
     *
     * @throws IllegalArgumentException when the file cannot be read or holds none
     */
    static List<X509Certificate> certificates(Path authorities) {
        try (InputStream pem = Files.newInputStream(authorities)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("dure.auth.open-id.ca-file: no certificate in " + authorities);
            }
            return found;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("dure.auth.open-id.ca-file: cannot use " + authorities, unusable);
        }
    }

    private static SSLContext trusting(Path authorities) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (Certificate each : certificates(authorities)) {
                trusted.setCertificateEntry("authority-" + count++, each);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("dure.auth.open-id.ca-file: cannot use " + authorities, unusable);
        }
    }
}
