package io.dure.collector.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.testing.Answering;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Check CHECK =
            new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofMillis(400), 2, 3);

    private final HttpProbe probe = new HttpProbe("private-1", LOOPBACK);

    @Test
    void expectedStatusIsASuccess() throws IOException {
        try (Answering server = Answering.with("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(new ProbeResult.Success());
            assertThat(server.requests().getFirst())
                    .startsWith("GET /health HTTP/1.1\r\n")
                    .contains("\r\nHost: portal.egov.test\r\n")
                    .contains("\r\nUser-Agent: Dure-Probe/1 (private-1)\r\n");
        }
    }

    @Test
    void otherStatusIsAFailureThatNamesIt() throws IOException {
        try (Answering server = Answering.with("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(new ProbeResult.Failure("status-503"));
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

        assertThat(probe.probe(closed, CHECK)).isEqualTo(new ProbeResult.Failure("connect-refused"));
    }

    @Test
    void serverThatHangsIsATimeout() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(probe.probe(new Endpoint("127.0.0.1", hanging.getLocalPort()), CHECK))
                    .isEqualTo(new ProbeResult.Failure("timeout"));
        }
    }

    @Test
    void serverThatTricklesDoesNotStretchTheDeadline() throws IOException {
        try (Answering slow =
                Answering.trickling("HTTP/1.1 200 OK\r\nX-Padding: aaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n\r\n", 50)) {
            assertThat(probe.probe(slow.endpoint(), CHECK)).isEqualTo(new ProbeResult.Failure("timeout"));
        }
    }

    @Test
    void connectionThatIsNeverAcceptedIsATimeout() throws IOException {
        // A full backlog drops further connection requests, as a packet filter would.
        try (FullBacklog dropping = FullBacklog.open()) {
            assertThat(probe.probe(dropping.endpoint(), CHECK)).isEqualTo(new ProbeResult.Failure("timeout"));
        }
    }

    @Test
    void closedWithoutAnAnswerIsAFailure() throws IOException {
        try (Answering server = Answering.with("")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(new ProbeResult.Failure("closed"));
        }
    }

    @Test
    void whatIsNotHttpIsAFailure() throws IOException {
        try (Answering server = Answering.with("SSH-2.0-OpenSSH_9\r\n\r\n")) {
            assertThat(probe.probe(server.endpoint(), CHECK)).isEqualTo(new ProbeResult.Failure("not-http"));
        }
    }
}
