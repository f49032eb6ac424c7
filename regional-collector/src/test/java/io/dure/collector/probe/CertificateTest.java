package io.dure.collector.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.collector.testing.TlsServer;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What HTTPS asks for beyond HTTP. */
class CertificateTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    static Path folder;

    private static Check https(String host) {
        return new Check(
                Check.Kind.HTTPS,
                "/health",
                host,
                200,
                Optional.of("ok"),
                Duration.ofDays(21),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                2,
                3);
    }

    private static ProbeResult probe(CertificateTrust trust, Endpoint endpoint, String host) {
        return new NetworkProbe("private-1", LOOPBACK, trust).probe(endpoint, https(host));
    }

    @Test
    void aTrustedCertificateForTheHostIsASuccessThatTellsItsEnd() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "portal.egov.test", "-1d", 30)) {
            CertificateTrust trust = CertificateTrust.of(server.pem());
            ProbeResult result = probe(trust, server.endpoint(), "portal.egov.test:8443");
            assertThat(result)
                    .isInstanceOfSatisfying(
                            ProbeResult.Success.class,
                            success -> assertThat(success.certificateEnds())
                                    .hasValueSatisfying(ends -> assertThat(Duration.between(Instant.now(), ends)
                                                    .toDays())
                                            .isBetween(27L, 29L)));
            // Each probe sees the certificate anew.
            assertThat(probe(trust, server.endpoint(), "portal.egov.test")).isEqualTo(result);
            assertThat(probe(trust, server.endpoint(), "other.egov.test"))
                    .isInstanceOfSatisfying(
                            ProbeResult.Failure.class,
                            failure -> assertThat(failure.reason()).isEqualTo("certificate-name"));
            assertThat(probe(CertificateTrust.platform(), server.endpoint(), "portal.egov.test"))
                    .isInstanceOfSatisfying(
                            ProbeResult.Failure.class,
                            failure -> assertThat(failure.reason()).isEqualTo("certificate-untrusted"));
        }
    }

    @Test
    void aCertificateThatIsOverIsAFailureThatTellsSinceWhen() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "portal.egov.test", "-10d", 2)) {
            assertThat(probe(CertificateTrust.of(server.pem()), server.endpoint(), "portal.egov.test"))
                    .isInstanceOfSatisfying(ProbeResult.Failure.class, failure -> {
                        assertThat(failure.reason()).isEqualTo("certificate-expired");
                        assertThat(failure.certificateEnds())
                                .hasValueSatisfying(ends -> assertThat(ends).isBefore(Instant.now()));
                    });
        }
    }

    @Test
    void whoDoesNotSpeakTlsIsAFailure() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, LOOPBACK)) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = plain.accept()) {
                    client.getOutputStream().write("SSH-2.0-OpenSSH_9\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException gone) {
                    // The probe has seen enough.
                }
            });
            Endpoint endpoint = new Endpoint("127.0.0.1", plain.getLocalPort());
            assertThat(probe(CertificateTrust.platform(), endpoint, "portal.egov.test"))
                    .isInstanceOf(ProbeResult.Failure.class);
        }
    }

    @Test
    void aHandshakeThatHangsIsATimeout() throws IOException {
        Check check = new Check(
                Check.Kind.HTTPS,
                "/",
                "portal.egov.test",
                200,
                Optional.empty(),
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                2,
                3);
        try (ServerSocket hanging = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(new NetworkProbe("private-1", LOOPBACK, CertificateTrust.platform())
                            .probe(new Endpoint("127.0.0.1", hanging.getLocalPort()), check))
                    .isEqualTo(new ProbeResult.Failure("timeout", Optional.empty()));
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        assertThatThrownBy(() -> CertificateTrust.of(empty)).isInstanceOf(IOException.class);
    }
}
