package io.dure.demo.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dure.demo.layout.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RelayTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong passed = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Set<String> senders = ConcurrentHashMap.newKeySet();
    private ServerSocket echo;
    private Relay relay;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        threads.execute(this::serve);
        relay = Relay.start(new Address("127.0.0.1", 0), new Address("127.0.0.1", echo.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        echo.close();
        threads.shutdownNow();
    }

    @Test
    void bytesPassInBothDirections() throws IOException {
        assertPasses();
    }

    private void assertPasses() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(42);
            assertThat(socket.getInputStream().read()).isEqualTo(42);
        }
    }

    @Test
    void nothingPassesACutLinkAndNobodyIsTold() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(42);
            assertThat(socket.getInputStream().read()).isEqualTo(42);
            relay.cut();
            socket.getOutputStream().write(43);
            socket.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
    }

    @Test
    void afterMendingNewConnectionsPass() throws IOException {
        relay.cut();
        relay.mend();
        assertPasses();
    }

    @Test
    void whatWasSentDuringTheCutPassesAfterIt() throws IOException {
        try (Socket socket = connect()) {
            relay.cut();
            socket.getOutputStream().write(44);
            relay.mend();
            assertThat(socket.getInputStream().read()).isEqualTo(44);
        }
    }

    @Test
    @Timeout(30)
    void ofASenderThatDiedDuringTheCutNothingArrives() throws Exception {
        Socket dying = connect();
        dying.getOutputStream().write(42);
        assertThat(dying.getInputStream().read()).isEqualTo(42);
        relay.cut();
        dying.getOutputStream().write(43);
        dying.close();
        while (relay.halfDead() == 0) {
            Thread.onSpinWait();
        }
        assertThat(ended.getCount()).isEqualTo(1);

        relay.mend();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(passed.get()).isEqualTo(1);
    }

    @Test
    void oneSenderIsCutOffWhileOthersPass() throws IOException {
        relay.cut("127.0.0.7");
        assertPasses();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port(), address("127.0.0.7"), 0)) {
            socket.getOutputStream().write(45);
            socket.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
            relay.mend();
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(45);
        }
    }

    @Test
    void theTargetSeesTheSendersOwnAddress() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port(), address("127.0.0.9"), 0)) {
            socket.getOutputStream().write(46);
            assertThat(socket.getInputStream().read()).isEqualTo(46);
        }
        assertThat(senders).contains("127.0.0.9");
    }

    private static InetAddress address(String host) throws IOException {
        return InetAddress.getByName(host);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), relay.port());
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                senders.add(socket.getInetAddress().getHostAddress());
                threads.execute(() -> echo(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            for (int each = socket.getInputStream().read();
                    each >= 0;
                    each = socket.getInputStream().read()) {
                passed.incrementAndGet();
                socket.getOutputStream().write(each);
            }
        } catch (IOException e) {
            assertThat(e).isNotNull();
        } finally {
            ended.countDown();
        }
    }
}
