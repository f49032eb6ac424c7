package io.dure.agent.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Posts over HTTP/1.1, one connection a request, one request at a time. Not HttpURLConnection: that one obeys the
 * application's global proxy, cookie and authenticator settings, starts a keep-alive thread, has no overall deadline and
 * initialises java.util.logging before the application server has installed its log manager.
 */
public final class HttpEndpoint {
    private static final int CONNECT_MILLIS = 1_000;

    private final URI address;
    private final @Nullable Path tokenFile;
    private @Nullable SSLSocketFactory tls;
    private volatile @Nullable Socket open;
    private volatile long deadline;

    /**
     * Connects only when something is sent.
     *
     * @param tokenFile read at each request, so that a token can be renewed while the application runs
     */
    public HttpEndpoint(URI address, @Nullable Path tokenFile) {
        this.address = address;
        this.tokenFile = tokenFile;
    }

    public URI address() {
        return address;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @param path below the endpoint's, beginning with a slash
     * @param headers of the content, each a line without its end
     * @param withBody whether the answer's body is wanted
     * @throws IOException if there is no answer within {@code deadlineMillis}, whole
     */
    public HttpAnswer post(String path, String[] headers, byte[] body, boolean withBody, long deadlineMillis)
            throws IOException {
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(path, headers, body.length));
            out.write(body);
            out.flush();
            return new AnswerReader(socket, deadline).read(withBody);
        } catch (SSLException e) {
            // The application may have named its trust store by the next time.
            tls = null;
            throw e;
        } finally {
            open = null;
        }
    }

    /** Ends a request that hangs in a write, for which sockets have no timeout. Called by another thread. */
    public void abortIfOverdue() {
        Socket socket = open;
        if (socket != null && System.nanoTime() - deadline > 0) {
            try {
                socket.close();
            } catch (IOException e) {
                // It was to end, and it has.
            }
        }
    }

    private Socket connect() throws IOException {
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        Socket socket = new Socket();
        open = socket;
        try {
            socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(AnswerReader.remainingMillis(deadline));
            return tls ? secured(socket, port) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket socket, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls().createSocket(socket, address.getHost(), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return secured;
    }

    /**
     * Never the JVM's default: whoever asks for that first settles the trust store for good, before the application's main
     * could name its own.
     */
    private SSLSocketFactory tls() throws IOException {
        SSLSocketFactory factory = tls;
        if (factory == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, null, null);
                factory = context.getSocketFactory();
            } catch (GeneralSecurityException e) {
                throw new IOException("no TLS", e);
            }
            tls = factory;
        }
        return factory;
    }

    private byte[] head(String path, String[] headers, int length) {
        String base = address.getRawPath() == null ? "" : address.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.getRawAuthority())
                .append("\r\nUser-Agent: dure-agent\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        String token = token();
        if (!token.isEmpty()) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        return head.append("Content-Length: ")
                .append(length)
                .append("\r\nConnection: close\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Empty if there is none: the collector then says 401, which the operator sees. */
    private String token() {
        try {
            return tokenFile == null ? "" : new String(Files.readAllBytes(tokenFile), StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            return "";
        }
    }
}
