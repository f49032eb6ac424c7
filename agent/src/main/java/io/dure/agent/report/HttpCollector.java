package io.dure.agent.report;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * OTLP over HTTP/1.1, one connection a report. Not HttpURLConnection: that one obeys the application's global proxy,
 * cookie and authenticator settings, starts a keep-alive thread, has no overall deadline and initialises
 * java.util.logging before the application server has installed its log manager.
 */
public final class HttpCollector implements Collector {
    private static final int CONNECT_MILLIS = 1_000;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    private final URI endpoint;
    private final @Nullable Path tokenFile;
    private volatile @Nullable Socket open;
    private volatile long deadline;

    /**
     * Connects only when a report is sent.
     *
     * @param tokenFile read at each report, so that a token can be renewed while the application runs
     */
    public HttpCollector(URI endpoint, @Nullable Path tokenFile) {
        this.endpoint = endpoint;
        this.tokenFile = tokenFile;
    }

    @Override
    public Answer post(byte[] body) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head(body.length));
            out.write(body);
            out.flush();
            return answer(socket);
        } catch (IOException | RuntimeException e) {
            return Answer.unreachable(e.toString());
        } finally {
            open = null;
        }
    }

    /** Ends a report that hangs in a write, for which sockets have no timeout. Called by another thread. */
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
        boolean tls = "https".equalsIgnoreCase(endpoint.getScheme());
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : tls ? 443 : 80;
        Socket socket = new Socket();
        deadline = System.nanoTime() + DEADLINE_NANOS;
        open = socket;
        try {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(remainingMillis());
            return tls ? secured(socket, port) : socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket socket, int port) throws IOException {
        SSLSocket secured = (SSLSocket)
                ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, endpoint.getHost(), port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return secured;
    }

    private byte[] head(int length) {
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        String token = token();
        return ("POST " + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                        + "/v1/metrics HTTP/1.1\r\n"
                        + "Host: " + endpoint.getRawAuthority() + "\r\n"
                        + "User-Agent: dure-agent\r\n"
                        + "Content-Type: application/x-protobuf\r\n"
                        + "Content-Encoding: gzip\r\n"
                        + "Content-Length: " + length + "\r\n"
                        + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                        + "Connection: close\r\n\r\n")
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

    private Answer answer(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String[] status = line(socket, in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP answer");
        }
        long retryAfter = 0;
        for (int i = 0; i < MOST_HEADERS; i++) {
            String header = line(socket, in);
            if (header.isEmpty()) {
                break;
            }
            int colon = header.indexOf(':');
            if (colon > 0 && header.substring(0, colon).toLowerCase(Locale.ROOT).equals("retry-after")) {
                retryAfter = RetryAfter.millis(header.substring(colon + 1).trim(), System.currentTimeMillis());
            }
        }
        return Answer.status(Integer.parseInt(status[1]), retryAfter);
    }

    private String line(Socket socket, InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            socket.setSoTimeout(remainingMillis());
            int c = in.read();
            if (c < 0) {
                throw new EOFException("closed before it answered");
            }
            if (c == '\n') {
                return line.toString().trim();
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line of the answer is too long");
            }
            line.append((char) c);
        }
    }

    private int remainingMillis() throws IOException {
        long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (remaining <= 0) {
            throw new IOException("no answer within " + TimeUnit.NANOSECONDS.toSeconds(DEADLINE_NANOS) + " s");
        }
        return (int) remaining;
    }
}
