package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.xbill.DNS.Type;

/** A BIND of our own on a loopback port. */
final class Bind implements AutoCloseable {
    private final Process process;
    private final int port;

    private Bind(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Bind start(Path folder, String zone, String records) throws IOException, InterruptedException {
        Path named = Stream.of("/usr/sbin/named", "/usr/local/sbin/named", "/usr/bin/named")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("named is missing: install the package bind9"));
        int port = freePort();
        Files.writeString(folder.resolve("zone"), records);
        Path config = Files.writeString(folder.resolve("named.conf"), """
                options {
                    directory "%s"; pid-file none; session-keyfile none; managed-keys-directory "%s"; lock-file none;
                    listen-on port %d { 127.0.0.1; }; listen-on-v6 { none; };
                    recursion no; allow-query { any; }; minimal-responses yes; minimal-any yes;
                    notify no; dnssec-validation no; answer-cookie no; zero-no-soa-ttl no;
                };
                controls { };
                zone "%s" { type primary; file "zone"; };
                """.formatted(folder, folder, port, zone));
        Process process = new ProcessBuilder(List.of(named.toString(), "-g", "-c", config.toString(), "-n", "1"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("named.log").toFile())
                .start();
        Bind bind = new Bind(process, port);
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!bind.answers()) {
            assertThat(process.isAlive() && Instant.now().isBefore(deadline))
                    .as("named came up:%n%s", Files.readString(folder.resolve("named.log")))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return bind;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected()
                    && new Client(port).ask("egov.test", Type.SOA).getRcode() == 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
