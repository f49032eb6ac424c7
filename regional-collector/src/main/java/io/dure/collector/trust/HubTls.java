package io.dure.collector.trust;

import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.HostPort;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.TokenText;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Connections to hubs. A hub's certificate must name the host or address as it is configured, and be vouched for by the
 * operator's file, else by the pin of the token, and once enrolled by what the hub gave along.
 */
final class HubTls {
    private static final int CONNECT_TIMEOUT_MS = 3_000;
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

    private final List<X509Certificate> authorities;

    private HubTls(List<X509Certificate> authorities) {
        this.authorities = List.copyOf(authorities);
    }

    static HubTls of(CollectorSettings settings) {
        Path file = settings.hubCertificate();
        return new HubTls(file == null ? List.of() : read(file));
    }

    private static List<X509Certificate> read(Path file) {
        String property = "dure.collector.hub-certificate";
        try {
            List<X509Certificate> found = Certificates.certificates(Files.readString(file, StandardCharsets.US_ASCII));
            if (found.isEmpty()) {
                throw new InvalidSettingException(property, file + " holds no certificate in PEM form");
            }
            return found;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new InvalidSettingException(property, "cannot read " + file + " (" + unreadable + ")");
        }
    }

    /** From a file of the operator's. */
    boolean hasAuthorities() {
        return !authorities.isEmpty();
    }

    /** Shows no certificate. */
    ManagedChannel toEnrol(HostPort hub, TokenText token) throws GeneralSecurityException, SSLException {
        TrustManager trust = authorities.isEmpty()
                ? new PinnedTrust(token.pin()
                        .orElseThrow(() -> new GeneralSecurityException(
                                "the token does not say by what the hub is to be trusted; set hub-certificate")))
                : PinnedTrust.of(authorities);
        return open(hub, trust, null);
    }

    /** Shows this certificate. */
    ManagedChannel to(HostPort hub, Identity identity) throws GeneralSecurityException, SSLException {
        return open(hub, PinnedTrust.of(authorities.isEmpty() ? identity.hubAuthorities() : authorities), identity);
    }

    private static ManagedChannel open(HostPort hub, TrustManager trust, @Nullable Identity identity)
            throws SSLException {
        SslContextBuilder tls = GrpcSslContexts.configure(GrpcSslContexts.forClient(), SslProvider.JDK)
                .trustManager(trust);
        if (identity != null) {
            tls.keyManager(identity.key(), identity.chain());
        }
        return NettyChannelBuilder.forAddress(hub.host(), hub.port())
                .sslContext(tls.build())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .build();
    }

    static String describe(Status status) {
        Throwable cause = status.getCause();
        return status.getCode()
                + (status.getDescription() == null ? "" : ": " + status.getDescription())
                + (cause == null ? "" : " (" + cause + ")");
    }
}
