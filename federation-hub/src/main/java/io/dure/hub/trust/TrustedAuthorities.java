package io.dure.hub.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificates callers may show. A brought authority's own issuers are not among them: only what it signs itself.
 *
 * @param company further authorities, whose certificates collectors bring
 */
public record TrustedAuthorities(TrustManagerFactory trust, List<X509Certificate> company) {
    public TrustedAuthorities {
        company = List.copyOf(company);
    }

    static TrustedAuthorities of(List<X509Certificate> own) {
        return of(own, List.of());
    }

    static TrustedAuthorities of(List<X509Certificate> own, List<X509Certificate> company) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("own", own.getFirst());
            for (int i = 0; i < company.size(); i++) {
                store.setCertificateEntry("company-" + i, company.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new TrustedAuthorities(factory, company);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("certificates cannot be trusted", unusable);
        }
    }
}
