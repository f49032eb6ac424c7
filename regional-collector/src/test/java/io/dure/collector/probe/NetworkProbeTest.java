package io.dure.collector.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.testing.Answering;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkProbeTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Check CHECK =
            new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofMillis(400), 2, 3);

    private final NetworkProbe probe = new NetworkProbe("private-1", LOOPBACK, CertificateTrust.platform());

    private static final ProbeResult UP = new ProbeResult.Success(Optional.empty());

    private static ProbeResult down(String reason) {
        return new ProbeResult.Failure(reason, Optional.empty());
    }

    private static Check holding(String text) {
        return new Check(
                Check.Kind.HTTP,
                "/health",
                "portal.egov.test",
                200,
                Optional.of(text),
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                2,
                3);
    }

    private static Check tcp() {
        return new Check(
                Check.Kind.TCP,
                "/",
                "",
                200,
                Optional.empty(),
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                2,
                3);
    }

    private ProbeResult answered(String answer, Check check) throws IOException {
        try (Answering server = Answering.with(answer)) {
            return probe.probe(server.endpoint(), check);
        }
    }

    @Test
    void textInTheBodyIsASuccessHoweverTheBodyIsFramed() throws IOException {
        Check check = holding("\"db\": \"up\"");
        assertThat(answered("HTTP/1.1 200 OK\r\n\r\n{\"db\": \"up\"}", check)).isEqualTo(UP);
        assertThat(answered("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"db\": \"up\"}", check))
                .isEqualTo(UP);
        assertThat(answered(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\n{\"db\r\n8\r\n\": \"up\"}\r\n0\r\n\r\n",
                        check))
                .isEqualTo(UP);
    }

    @Test
    void textThatIsNotInTheBodyIsAFailure() throws IOException {
        Check check = holding("up");
        assertThat(answered("HTTP/1.1 200 OK\r\nX: up\r\nContent-Length: 4\r\n\r\ndownup", check))
                .isEqualTo(down("body"));
        assertThat(answered("HTTP/1.1 200 OK\r\n\r\n", check)).isEqualTo(down("body"));
        assertThat(answered("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nup", check))
                .isEqualTo(down("not-http"));
    }

    @Test
    void noMoreThanTheBoundIsReadOfABody() throws IOException {
        String filler = "x".repeat(Check.BODY_BYTES);
        assertThat(answered("HTTP/1.1 200 OK\r\n\r\n" + filler + "up", holding("up")))
                .isEqualTo(down("body"));
        assertThat(answered("HTTP/1.1 200 OK\r\n\r\n" + filler.substring(2) + "up", holding("up")))
                .isEqualTo(UP);
    }

    @Test
    void bodyThatDoesNotEndIsATimeout() throws IOException {
        try (Answering slow = Answering.trickling("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(100), 20)) {
            assertThat(probe.probe(slow.endpoint(), holding("up"))).isEqualTo(down("timeout"));
        }
    }

    @Test
    void whatIsSaidBeforeTheAnswerIsPassedOver() throws IOException {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
        assertThat(answered(hints + hints + "HTTP/1.1 200 OK\r\n\r\n", CHECK)).isEqualTo(UP);
        assertThat(answered(hints + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nup", holding("up")))
                .isEqualTo(UP);
        assertThat(answered(hints + "HTTP/1.1 503 Busy\r\n\r\n", CHECK)).isEqualTo(down("status-503"));
        assertThat(answered("HTTP/1.1 101 Switching Protocols\r\n\r\n", CHECK)).isEqualTo(down("status-101"));
        assertThat(answered(hints, CHECK)).isEqualTo(down("closed"));
    }

    @Test
    void aRedirectionIsAStatusLikeAnyOther() throws IOException {
        assertThat(answered("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", CHECK)).isEqualTo(down("status-302"));
    }

    @Test
    void whoTakesAConnectionIsUpByTcp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(probe.probe(new Endpoint("127.0.0.1", silent.getLocalPort()), tcp()))
                    .isEqualTo(UP);
        }
    }

    @Test
    void whoRefusesAConnectionIsDownByTcp() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, LOOPBACK)) {
            port = closed.getLocalPort();
        }
        assertThat(probe.probe(new Endpoint("127.0.0.1", port), tcp())).isEqualTo(down("connect-refused"));
    }

    @Test
    void expectedStatusIsASuccess() throws IOException {
        try (Answering server = Answering.with("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(UP);
            assertThat(server.requests().getFirst())
                    .startsWith("GET /health HTTP/1.1\r\n")
                    .contains("\r\nHost: portal.egov.test\r\n")
                    .contains("\r\nUser-Agent: Dure-Probe/1 (private-1)\r\n");
        }
    }

    @Test
    void otherStatusIsAFailureThatNamesIt() throws IOException {
        try (Answering server = Answering.with("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(down("status-503"));
        }
    }

    @Test
    void everyProbeOpensAConnectionOfItsOwn() throws IOException {
        try (Answering server = Answering.with("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            probe.probe(server.endpoint(), CHECK);
            probe.probe(server.endpoint(), CHECK);

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void refusedConnectionIsAFailure() throws IOException {
        Endpoint closed;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            closed = new Endpoint("127.0.0.1", socket.getLocalPort());
        }

        assertThat(probe.probe(closed, CHECK)).isEqualTo(down("connect-refused"));
    }

    @Test
    void serverThatHangsIsATimeout() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(probe.probe(new Endpoint("127.0.0.1", hanging.getLocalPort()), CHECK))
                    .isEqualTo(down("timeout"));
        }
    }

    @Test
    void serverThatTricklesDoesNotStretchTheDeadline() throws IOException {
        try (Answering slow =
                Answering.trickling("HTTP/1.1 200 OK\r\nX-Padding: aaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n\r\n", 50)) {
            assertThat(probe.probe(slow.endpoint(), CHECK)).isEqualTo(down("timeout"));
        }
    }

    @Test
    void connectionThatIsNeverAcceptedIsATimeout() throws IOException {
        // A full backlog drops further connection requests, as a packet filter would.
        try (FullBacklog dropping = FullBacklog.open()) {
            assertThat(probe.probe(dropping.endpoint(), CHECK)).isEqualTo(down("timeout"));
        }
    }

    @Test
    void closedWithoutAnAnswerIsAFailure() throws IOException {
        try (Answering server = Answering.with("")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(down("closed"));
        }
    }

    @Test
    void whatIsNotHttpIsAFailure() throws IOException {
        try (Answering server = Answering.with("SSH-2.0-OpenSSH_9\r\n\r\n")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(down("not-http"));
        }
    }
}
