package io.dure.demo.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of the demonstration's own, and what its endpoints show by TLS; made by the JDK's keytool. */
public final class EndpointCertificates {
    private static final String STORE = "endpoints.p12";
    private static final String AUTHORITY = "authority";

    private final DataFolder folder;
    private final Secrets secrets;

    public EndpointCertificates(DataFolder folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    /** By how long a certificate is still good. */
    public enum Kind {
        /** For longer than anybody warns of. */
        LASTING("+0d", 90),
        /** Whoever renews certificates had better do it now. */
        ENDING("-80d", 90),
        /** It ended ten days ago. */
        ENDED("-100d", 90);

        private final String start;
        private final int days;

        Kind(String start, int days) {
            this.start = start;
            this.days = days;
        }
    }

    /** The authority's certificate, by which vantage points trust endpoints; made unless it is there. */
    public Path authority() {
        Path certificate = folder.file("endpoints.pem");
        if (!Files.exists(certificate) || !Files.exists(folder.file(STORE))) {
            delete(folder.file(STORE));
            keyPair(AUTHORITY, "CN=Authority of the demonstration", "+0d", 3650, "-ext", "bc:c");
            Keytool.run("-exportcert", common(), "-alias", AUTHORITY, "-rfc", "-file", certificate.toString());
        }
        return certificate;
    }

    /** What an endpoint of that name shows, made now. */
    public SSLContext issue(String name, Kind kind) {
        Path authority = authority();
        String alias = name + "-" + kind.name().toLowerCase(Locale.ROOT);
        try {
            if (open().containsAlias(alias)) {
                Keytool.run("-delete", common(), "-alias", alias);
            }
            keyPair(alias, "CN=" + name, kind.start, kind.days, "-signer", AUTHORITY, "-ext", "SAN=dns:" + name);
            char[] password = password();
            KeyStore all = open();
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, password);
            one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate by " + authority, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keyPair(String alias, String subject, String start, int days, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-startdate",
                start,
                "-validity",
                Integer.toString(days)));
        words.addAll(List.of(more));
        Keytool.run("-genkeypair", common(), words.toArray(String[]::new));
    }

    private List<String> common() {
        return List.of(
                "-keystore",
                folder.file(STORE).toString(),
                "-storetype",
                "PKCS12",
                "-storepass:file",
                secrets.word("endpoints-key-store").toString());
    }

    private char[] password() {
        return secrets.read(secrets.word("endpoints-key-store")).toCharArray();
    }

    private KeyStore open() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.file(STORE))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
