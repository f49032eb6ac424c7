package io.dure.bench.failover;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The smallest endpoint that a probe accepts, a process of its own so that it can be killed, stopped and cut off. */
public final class MemberServer {
    private MemberServer() {}

    /** Serves until killed; the arguments are address and port. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])), 64);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
