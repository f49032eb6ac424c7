package io.dure.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aPageWithItsLengthIsReadAndTheConnectionStaysUsable() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: S=1; Path=/\r\n\r\nhello");
        try (Connection connection = open()) {
            assertThat(connection.get("/", null)).isEqualTo(new Connection.Reply(200, "S=1"));
            assertThat(connection.isUsable(10_000_000_000L)).isTrue();
            assertThat(connection.isUsable(0)).isFalse();
        }
    }

    @Test
    void aPageInChunksIsReadToItsEnd() throws Exception {
        serve("HTTP/1.1 500 \r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        try (Connection connection = open()) {
            assertThat(connection.get("/", "S=1").status()).isEqualTo(500);
            assertThat(connection.isUsable(10_000_000_000L)).isFalse();
        }
    }

    @Test
    void aPageThatEndsEarlyIsAFailure() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhel");
        try (Connection connection = open()) {
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> connection.get("/", null));
        }
    }

    @Test
    void nobodyListeningIsSeenAtOnce() throws Exception {
        int port = server.getLocalPort();
        server.close();

        assertThatThrownBy(() -> Connection.open("127.0.0.1", "127.0.0.1", port, "1-1"))
                .isInstanceOf(ConnectException.class);
    }

    private Connection open() throws IOException {
        return Connection.open("127.0.0.1", "127.0.0.1", server.getLocalPort(), "1-1");
    }

    private void serve(String reply) {
        CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    assertThat(line).isNotBlank();
                }
                socket.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(served).isNotNull();
    }
}
