package io.dure.demo.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dure.demo.layout.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/** Endpoints of small services, in the runner's own process, that can be broken one by one. */
public final class OwnEndpoints implements AutoCloseable {
    private static final int WAITING = 50;

    private final Map<Address, Runnable> open = new ConcurrentHashMap<>();

    /** Answers every question by TLS with status 200 and that text, in place of what was there. */
    public void https(Address address, SSLContext tls, String body) {
        close(address);
        try {
            HttpsServer server = HttpsServer.create(address.socket(), WAITING);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.createContext("/", exchange -> answer(exchange, body));
            open(address, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Address address, HttpServer server) {
        server.start();
        open.put(address, () -> server.stop(0));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Takes connections and says nothing. */
    public void tcp(Address address) {
        close(address);
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(address.socket(), WAITING);
            Thread taker = Thread.ofPlatform().name("tcp-" + address).daemon().start(() -> take(server));
            open.put(address, () -> close(server, taker));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(1_000);
            } catch (IOException gone) {
                // whoever asks asks again
            }
        }
    }

    /** The kernel takes connections until nobody waits for them. */
    private static void close(ServerSocket server, Thread taker) {
        try {
            server.close();
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever connects there is refused from now on. */
    public void close(Address address) {
        Runnable end = open.remove(address);
        if (end != null) {
            end.run();
        }
    }

    @Override
    public void close() {
        open.keySet().forEach(this::close);
    }
}
