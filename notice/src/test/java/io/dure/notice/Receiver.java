package io.dure.notice;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A real HTTP server that takes webhooks, and answers what the test says. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    record Post(Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    record Answer(int status, String header, String value) {}

    private Receiver(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static Receiver start() throws IOException {
        return new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), "http");
    }

    static Receiver start(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new Receiver(server, "https");
    }

    /** The next requests are answered so, then all with 204. */
    synchronized void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(new Answer(status, "", ""));
        }
    }

    synchronized void answer(Answer answer) {
        answers.add(answer);
    }

    private synchronized Answer next() {
        return answers.isEmpty() ? new Answer(204, "", "") : answers.removeFirst();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posts.add(new Post(exchange.getRequestHeaders(), body));
            Answer answer = next();
            if (!answer.header().isEmpty()) {
                exchange.getResponseHeaders().set(answer.header(), answer.value());
            }
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    List<Post> posts() {
        return posts;
    }

    URI url(String host) {
        return URI.create(scheme + "://" + host + ":" + server.getAddress().getPort() + "/hook?key=hidden");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
