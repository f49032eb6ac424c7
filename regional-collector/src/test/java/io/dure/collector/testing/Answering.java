package io.dure.collector.testing;

import io.dure.gslb.plan.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every connection with the same bytes and closes it. */
public final class Answering implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String answer;
    private final long pauseMs;

    private Answering(InetAddress address, String answer, long pauseMs) throws IOException {
        this.server = new ServerSocket(0, 50, address);
        this.answer = answer;
        this.pauseMs = pauseMs;
        Thread.ofVirtual().start(this::accept);
    }

    public static Answering with(String answer) throws IOException {
        return at(InetAddress.getLoopbackAddress(), answer);
    }

    /** On another loopback address. */
    public static Answering at(InetAddress address, String answer) throws IOException {
        return new Answering(address, answer, 0);
    }

    /** A byte at a time with a pause after each. */
    public static Answering trickling(String answer, long pauseMs) throws IOException {
        return new Answering(InetAddress.getLoopbackAddress(), answer, pauseMs);
    }

    public Endpoint endpoint() {
        return new Endpoint(server.getInetAddress().getHostAddress(), server.getLocalPort());
    }

    /** Heads of the requests so far. */
    public List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            requests.add(head(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            for (byte one : answer.getBytes(StandardCharsets.ISO_8859_1)) {
                out.write(one);
                if (pauseMs > 0) {
                    Thread.sleep(pauseMs);
                }
            }
        } catch (IOException gone) {
            // The client went away, as it does after its deadline.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
