package io.dure.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An application that names its trust store in its main, after the agent has begun to report over TLS. Says whether it
 * reaches its own server, and whether the agent then does.
 */
public final class LaterTrustMain {
    static final String PASSWORD = "changeit";

    private LaterTrustMain() {}

    public static void main(String[] arguments) throws Exception {
        Path store = Path.of(arguments[0]);
        try (SSLServerSocket server = server(store)) {
            HttpEndpoint endpoint = new HttpEndpoint(URI.create("https://127.0.0.1:" + server.getLocalPort()), null);
            System.out.println("agent before: " + post(endpoint));
            System.setProperty("javax.net.ssl.trustStore", store.toString());
            System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
            System.out.println("application: " + connect(server.getLocalPort()));
            System.out.println("agent after: " + post(endpoint));
        }
    }

    private static String post(HttpEndpoint endpoint) {
        try {
            return "status "
                    + endpoint.post("/", new String[0], new byte[0], false, 20_000)
                            .status();
        } catch (IOException refused) {
            return "refused";
        }
    }

    private static String connect(int port) {
        try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            return "reached";
        } catch (IOException refused) {
            return "refused";
        }
    }

    private static SSLServerSocket server(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> serve(server));
        return server;
    }

    private static void serve(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept();
                    InputStream in = socket.getInputStream()) {
                if (in.read() >= 0) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException refusedByTheClient) {
                // The next one may be served.
            }
        }
    }
}
