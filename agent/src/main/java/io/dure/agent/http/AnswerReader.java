package io.dure.agent.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Reads one answer (RFC 9112) from a connection that serves no second one, within a deadline and a bound. */
final class AnswerReader {
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;
    private static final int LARGEST_BODY = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final long deadline;
    private long retryAfterMillis;
    private long length = Long.MAX_VALUE;
    private boolean chunked;

    /**
     * @param deadline by System.nanoTime
     */
    AnswerReader(Socket socket, long deadline) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.deadline = deadline;
    }

    HttpAnswer read(boolean withBody) throws IOException {
        String[] status = line().split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP answer");
        }
        readHeaders();
        try {
            return new HttpAnswer(Integer.parseInt(status[1]), retryAfterMillis, withBody ? body() : "");
        } catch (NumberFormatException e) {
            throw new IOException("not an HTTP answer", e);
        }
    }

    private void readHeaders() throws IOException {
        for (int i = 0; i < MOST_HEADERS; i++) {
            String header = line();
            if (header.isEmpty()) {
                return;
            }
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).trim();
            switch (header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "retry-after":
                    retryAfterMillis = RetryAfter.millis(value, System.currentTimeMillis());
                    break;
                case "content-length":
                    length = Long.parseLong(value);
                    break;
                case "transfer-encoding":
                    chunked = value.equalsIgnoreCase("chunked");
                    break;
                default:
                    break;
            }
        }
        throw new IOException("too many headers");
    }

    private String body() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (chunked) {
            long size = Long.parseLong(line().split(";", 2)[0].trim(), 16);
            while (size > 0) {
                copy(body, size);
                line();
                size = Long.parseLong(line().split(";", 2)[0].trim(), 16);
            }
        } else {
            copy(body, length);
        }
        return new String(body.toByteArray(), StandardCharsets.UTF_8);
    }

    private void copy(ByteArrayOutputStream body, long bytes) throws IOException {
        for (long i = 0; i < bytes; i++) {
            int next = next();
            if (next < 0) {
                if (bytes == Long.MAX_VALUE) {
                    return;
                }
                throw new EOFException("closed within its answer");
            }
            if (body.size() == LARGEST_BODY) {
                throw new IOException("the answer is too long");
            }
            body.write(next);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = next();
            if (next < 0) {
                throw new EOFException("closed before it answered");
            }
            if (next == '\n') {
                return line.toString().trim();
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line of the answer is too long");
            }
            line.append((char) next);
        }
    }

    private int next() throws IOException {
        if (in.available() == 0) {
            socket.setSoTimeout(remainingMillis(deadline));
        }
        return in.read();
    }

    static int remainingMillis(long deadline) throws IOException {
        long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (remaining <= 0) {
            throw new IOException("no answer within its time");
        }
        return (int) Math.min(Integer.MAX_VALUE, remaining);
    }
}
