package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.nameserver.server.Transport;
import io.dure.gslb.plan.Token;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** The sockets and their bounds. */
class SocketTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    Path data;

    @Test
    void aConnectionWithoutACompleteQueryIsClosed() throws IOException {
        try (Nameserver nameserver = start(0, 10, Duration.ofMillis(200));
                Socket socket = new Socket(LOOPBACK, nameserver.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(0);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(nameserver.packets()).containsEntry("connection-closed-idle", 1L);
        }
    }

    @Test
    void connectionsBeyondTheLimitOfAClientAreClosed() throws IOException {
        try (Nameserver nameserver = start(0, 3, Duration.ofSeconds(30))) {
            List<Socket> sockets = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    sockets.add(new Socket(LOOPBACK, nameserver.port()));
                    assertThat(answers(sockets.getLast())).isTrue();
                }
                sockets.add(new Socket(LOOPBACK, nameserver.port()));
                assertThat(answers(sockets.getLast())).isFalse();
                assertThat(nameserver.packets()).containsEntry("connection-refused-limit", 1L);
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    private static boolean answers(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            byte[] query = Client.query("egov.test", Type.SOA).toWire();
            socket.getOutputStream().write(new byte[] {0, (byte) query.length});
            socket.getOutputStream().write(query);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return in.readNBytes(in.readUnsignedShort()).length > 12;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void anOversizedQueryClosesItsConnection() throws IOException {
        try (Nameserver nameserver = start(0, 10, Duration.ofSeconds(30));
                Socket socket = new Socket(LOOPBACK, nameserver.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xff, 0, 0});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(nameserver.packets()).containsEntry("connection-closed-oversized", 1L);
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndNotShared() throws IOException {
        try (Nameserver nameserver = start(0, 10, Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> start(nameserver.port(), 10, Duration.ofSeconds(30)))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining(String.valueOf(nameserver.port()));
        }
    }

    @Test
    void aPortCanBeTakenAgainAtOnce() throws IOException {
        int port;
        try (Nameserver nameserver = start(0, 10, Duration.ofSeconds(30));
                Socket socket = new Socket(LOOPBACK, nameserver.port())) {
            port = nameserver.port();
            assertThat(answers(socket)).isTrue();
        }
        try (Nameserver nameserver = start(port, 10, Duration.ofSeconds(30))) {
            assertThat(new Client(nameserver.port()).ask("egov.test", Type.SOA).getRcode())
                    .isZero();
        }
    }

    @Test
    void digReadsTheAnswers() throws IOException, InterruptedException {
        try (Nameserver nameserver = start(0, 10, Duration.ofSeconds(30))) {
            nameserver.apply(Optional.empty(), Fixture.plan(Token.claim(1), 0, 1));
            assertThat(dig(nameserver, "portal.egov.test", "A"))
                    .contains("status: NOERROR", "127.0.2.21", "127.0.2.22", "flags: qr aa rd;")
                    .doesNotContain("WARNING: Message", "malformed");
            assertThat(dig(nameserver, "portal.egov.test", "A", "+tcp")).contains("127.0.2.21");
            assertThat(dig(nameserver, "missing.egov.test", "A")).contains("status: NXDOMAIN", "SOA");
            assertThat(dig(nameserver, "long.egov.test", "TXT")).contains("status: NOERROR", "xxx", "(TCP)");
            assertThat(dig(nameserver, "example.org", "A")).contains("status: REFUSED");
        }
    }

    private static String dig(Nameserver nameserver, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("dig", "@127.0.0.1", "-p", "" + nameserver.port()));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new AssertionError("dig is missing: install the package dnsutils", missing);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private Nameserver start(int port, int perClient, Duration idle) throws IOException {
        NameserverConfig config = Fixture.config(data);
        Transport transport = new Transport(new InetSocketAddress(LOOPBACK, port), 2, 100, perClient, idle);
        return Nameserver.start(
                new NameserverConfig(config.id(), transport, config.key(), config.hosted()),
                Clock.systemUTC(),
                Clock.systemUTC(),
                () -> Fixture.evidence("private-1", "private", 1, List.of()));
    }
}
