package io.dure.bench.otlp;

import io.dure.demo.layout.Address;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One sender's kept connection to a collector: HTTP/1.1, one report at a time, no retry. */
public final class OtlpConnection implements AutoCloseable {
    private static final int CONNECT_MS = 2_000;
    private static final int ANSWER_MS = 10_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final String head;
    private boolean usable = true;

    /**
     * What came back.
     *
     * @param retryAfterSeconds 0 when the collector did not ask for it
     */
    public record Answer(int status, int retryAfterSeconds) {
        public boolean isTaken() {
            return status == 200;
        }
    }

    public OtlpConnection(Address collector, String token) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_MS);
            socket.connect(new InetSocketAddress(collector.host(), collector.port()), CONNECT_MS);
            in = new BufferedInputStream(socket.getInputStream(), 512);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        head = "POST /v1/metrics HTTP/1.1\r\nHost: " + collector + "\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/x-protobuf\r\n";
    }

    public boolean isUsable() {
        return usable;
    }

    /** Sends a report and waits for its answer. */
    public Answer post(byte[] body, boolean gzip) throws IOException {
        boolean answered = false;
        try {
            byte[] start = (head + (gzip ? "Content-Encoding: gzip\r\n" : "") + "Content-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[start.length + body.length];
            System.arraycopy(start, 0, all, 0, start.length);
            System.arraycopy(body, 0, all, start.length, body.length);
            socket.getOutputStream().write(all);
            Answer answer = answer();
            answered = true;
            return answer;
        } finally {
            usable &= answered;
        }
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        int retryAfter = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = Math.max(0, line.indexOf(':'));
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "retry-after" -> retryAfter = Integer.parseInt(value);
                case "connection" -> usable &= !value.equalsIgnoreCase("close");
                default -> {
                    // of no use here
                }
            }
        }
        in.skipNBytes(length);
        return new Answer(status, retryAfter);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the collector closed the connection");
            }
            line.append((char) each);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() {
        usable = false;
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no further use
            return;
        }
    }
}
