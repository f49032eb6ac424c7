package io.dure.demo.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dure.demo.layout.Address;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.EndpointCertificates;
import io.dure.demo.layout.EndpointCertificates.Kind;
import io.dure.demo.layout.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnEndpointsTest {
    private static final String NAME = "forms.egov.test";

    @TempDir
    private Path temporary;

    private final OwnEndpoints endpoints = new OwnEndpoints();
    private DataFolder folder;
    private EndpointCertificates certificates;
    private Address address;

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.open(temporary.resolve("data"));
        certificates = new EndpointCertificates(folder, new Secrets(folder.file("secrets"), new SecureRandom()));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new Address("127.0.0.1", free.getLocalPort());
        }
    }

    @AfterEach
    void close() {
        endpoints.close();
        folder.close();
    }

    @Test
    void anEndpointShowsWhatTheAuthorityHasSignedAndSaysItsText() throws IOException, GeneralSecurityException {
        endpoints.https(address, certificates.issue(NAME, Kind.ENDING), "open");

        try (SSLSocket socket = connect()) {
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(shown.getSubjectAlternativeNames().toString()).contains(NAME);
            assertThat(Duration.between(Instant.now(), shown.getNotAfter().toInstant()))
                    .isBetween(Duration.ofDays(8), Duration.ofDays(11));
            socket.getOutputStream()
                    .write("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("open");
        }
    }

    @Test
    void aCertificateThatIsOverTakesThePlaceOfAGoodOne() throws IOException, GeneralSecurityException {
        endpoints.https(address, certificates.issue(NAME, Kind.LASTING), "open");
        endpoints.https(address, certificates.issue(NAME, Kind.ENDED), "open");

        try (SSLSocket socket = connect()) {
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(socket::startHandshake);
        }
    }

    @Test
    void whoeverConnectsIsTakenUntilItIsClosed() throws IOException {
        endpoints.tcp(address);
        try (Socket socket = new Socket(address.host(), address.port())) {
            assertThat(socket.isConnected()).isTrue();
        }

        endpoints.close(address);

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket(address.host(), address.port()));
        endpoints.tcp(address);
        try (Socket socket = new Socket(address.host(), address.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private SSLSocket connect() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificates.authority())) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return (SSLSocket) context.getSocketFactory().createSocket(address.host(), address.port());
    }
}
