package io.dure.hub.trust;

import io.dure.hub.HubProperties;
import io.dure.hub.InvalidConfiguration;
import io.dure.protocol.trust.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What the hub shows to collectors: brought in a key store, or issued by its authority and then renewed, at the first
 * connection after two thirds of its life.
 */
public final class ServerCertificate {
    private final Supplier<Shown> source;
    private final @Nullable Instant broughtEnds;

    private ServerCertificate(Supplier<Shown> source, @Nullable Instant broughtEnds) {
        this.source = source;
        this.broughtEnds = broughtEnds;
    }

    /** A certificate with its issuers, and its key. */
    private record Shown(List<X509Certificate> chain, PrivateKey key) {}

    static ServerCertificate of(HubProperties.Grpc grpc, TrustProperties trust, Authority authority, Clock clock) {
        Path keyStore = grpc.keyStore();
        if (keyStore != null) {
            Shown brought = brought(keyStore, grpc.keyStorePasswordFile());
            return new ServerCertificate(
                    () -> brought,
                    brought.chain().stream()
                            .map(each -> each.getNotAfter().toInstant())
                            .min(Comparator.naturalOrder())
                            .orElseThrow());
        }
        return new ServerCertificate(
                new Renewed(authority, hosts(grpc.address(), trust.names()), trust.certificatesLast(), clock), null);
    }

    private static List<String> hosts(InetAddress address, List<String> names) {
        if (!names.isEmpty()) {
            return names;
        }
        List<String> hosts = new ArrayList<>(List.of("localhost", "127.0.0.1"));
        if (!address.isAnyLocalAddress() && !hosts.contains(address.getHostAddress())) {
            hosts.add(address.getHostAddress());
        }
        try {
            hosts.add(InetAddress.getLocalHost().getCanonicalHostName());
        } catch (UnknownHostException nameless) {
            // Its addresses are enough.
        }
        return hosts;
    }

    private static Shown brought(Path file, @Nullable Path passwordFile) {
        if (!Files.isReadable(file)) {
            throw new InvalidConfiguration("dure.hub.grpc.key-store: cannot read " + file);
        }
        if (passwordFile == null) {
            throw new InvalidConfiguration("dure.hub.grpc.key-store-password-file: is required beside key-store");
        }
        try {
            char[] password = password(passwordFile).toCharArray();
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    Certificate[] chain = store.getCertificateChain(alias);
                    return new Shown(
                            Arrays.stream(chain)
                                    .map(X509Certificate.class::cast)
                                    .toList(),
                            key);
                }
            }
            throw new InvalidConfiguration("dure.hub.grpc.key-store: " + file + " holds no private key");
        } catch (IOException | GeneralSecurityException unusable) {
            throw new InvalidConfiguration(
                    "dure.hub.grpc.key-store: cannot open " + file + " with the password in key-store-password-file",
                    unusable);
        }
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new InvalidConfiguration("dure.hub.grpc.key-store-password-file: cannot read " + file, unreadable);
        }
    }

    /** By what it is to be trusted: the last that is shown. */
    X509Certificate anchor() {
        return source.get().chain().getLast();
    }

    /** Travels with every token, so that whoever enrols knows the hub before it shows the token. */
    String pin() {
        try {
            return Certificates.fingerprint(anchor());
        } catch (CertificateException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** When the company has to have replaced it or one of its issuers; empty: it is renewed without anybody. */
    Optional<Instant> broughtEnds() {
        return Optional.ofNullable(broughtEnds);
    }

    public X509ExtendedKeyManager keys() {
        return new Keys(source);
    }

    /** One at a time; the key never leaves the process. */
    private static final class Renewed implements Supplier<Shown> {
        private final Authority authority;
        private final List<String> hosts;
        private final Duration lasts;
        private final Clock clock;
        private @Nullable Shown shown;
        private Instant due = Instant.MIN;

        Renewed(Authority authority, List<String> hosts, Duration lasts, Clock clock) {
            this.authority = authority;
            this.hosts = hosts;
            this.lasts = lasts;
            this.clock = clock;
        }

        @Override
        public synchronized Shown get() {
            Shown current = shown;
            if (current == null || !clock.instant().isBefore(due)) {
                KeyPair key = Certificates.newKey();
                List<X509Certificate> chain = new ArrayList<>();
                chain.add(authority.issueServer(key.getPublic(), hosts, lasts));
                chain.addAll(authority.chain());
                current = new Shown(List.copyOf(chain), key.getPrivate());
                due = clock.instant().plus(lasts.multipliedBy(2).dividedBy(3));
                shown = current;
            }
            return current;
        }
    }

    /** A connection keeps to the certificate that it began with: it is told by the alias. */
    private static final class Keys extends X509ExtendedKeyManager {
        private final Supplier<Shown> source;
        private final java.util.Map<String, Shown> lately =
                java.util.Collections.synchronizedMap(new java.util.LinkedHashMap<>(8, 0.75f, false) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(java.util.Map.Entry<String, Shown> eldest) {
                        return size() > 4;
                    }
                });

        Keys(Supplier<Shown> source) {
            this.source = source;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
            return alias(keyType);
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
            return alias(keyType);
        }

        private @Nullable String alias(String keyType) {
            Shown shown = source.get();
            if (!keyType.equals(shown.key().getAlgorithm())
                    && !keyType.startsWith(shown.key().getAlgorithm() + "_")) {
                return null;
            }
            String alias = shown.chain().getFirst().getSerialNumber().toString(16);
            lately.put(alias, shown);
            return alias;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            Shown shown = lately.get(alias);
            return shown == null ? null : shown.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            Shown shown = lately.get(alias);
            return shown == null ? null : shown.key();
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            String alias = alias(keyType);
            return alias == null ? null : new String[] {alias};
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }
    }
}
