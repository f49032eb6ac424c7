package io.dure.collector.uplink;

import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.settings.HostPort;
import io.dure.collector.settings.InvalidSettingException;
import io.dure.collector.settings.Secret;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens connections to hubs: TLS by the configured certificates, the enrolment token on every call. */
final class HubChannels {
    private static final int CONNECT_TIMEOUT_MS = 3_000;
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final SslContext tls;
    private final Metadata headers = new Metadata();

    private HubChannels(SslContext tls, Secret token) {
        this.tls = tls;
        headers.put(AUTHORIZATION, "Bearer " + token.reveal());
    }

    static HubChannels of(CollectorSettings settings) {
        return new HubChannels(
                trust(settings.hubCertificate()), Secret.read("dure.collector.token-file", settings.tokenFile()));
    }

    private static SslContext trust(Path certificates) {
        String property = "dure.collector.hub-certificate";
        try (InputStream pem = Files.newInputStream(certificates)) {
            return GrpcSslContexts.configure(GrpcSslContexts.forClient(), SslProvider.JDK)
                    .trustManager(pem)
                    .build();
        } catch (IOException unreadable) {
            throw new InvalidSettingException(property, "cannot read " + certificates + " (" + unreadable + ")");
        } catch (IllegalArgumentException noCertificate) {
            throw new InvalidSettingException(property, certificates + " holds no certificate in PEM form");
        }
    }

    /** The certificate must name the host or address as it is configured. */
    ManagedChannel open(HostPort address) {
        return NettyChannelBuilder.forAddress(address.host(), address.port())
                .sslContext(tls)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build();
    }
}
