package io.dure.demo.load;

import io.dure.demo.layout.Addresses;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A user's own connection: HTTP/1.1 without any retry, so that what fails here is what the user saw. */
final class Connection implements AutoCloseable {
    private static final int CONNECT_MS = 2_000;
    private static final int READ_MS = 5_000;
    private static final int LONGEST_LINE = 8_192;

    private final Socket socket;
    private final InputStream in;
    private final String address;
    private final String fill;
    private final long openedAt = System.nanoTime();
    private final byte[] buffer = new byte[2_048];
    private int position;
    private int limit;
    private long deadline;
    private boolean ended;

    private Connection(Socket socket, String address, String fill) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.address = address;
        this.fill = fill;
    }

    /** @param setCookie the session cookie that the answer set */
    record Reply(int status, @Nullable String setCookie) {}

    static Connection open(String sourceHost, String address, int port, String fill) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.bind(new InetSocketAddress(sourceHost, 0));
            socket.connect(new InetSocketAddress(address, port), CONNECT_MS);
            return new Connection(socket, address, fill);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    String address() {
        return address;
    }

    String fill() {
        return fill;
    }

    /** The portal may say that it closes; a user's browser then opens another. */
    boolean isUsable(long longestNanos) {
        return !ended && System.nanoTime() - openedAt < longestNanos;
    }

    Reply get(String path, @Nullable String cookie) throws IOException {
        deadline = System.nanoTime() + READ_MS * 1_000_000L;
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + Addresses.NAME
                + "\r\nUser-Agent: Dure-Load/1\r\nAccept: */*\r\n"
                + (cookie == null ? "" : "Cookie: " + cookie + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        String setCookie = null;
        long length = -1;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> ended = value.equalsIgnoreCase("close");
                case "set-cookie" -> setCookie = value.split(";", 2)[0];
                default -> {
                    // of no use to this user
                }
            }
        }
        body(length, chunked);
        return new Reply(status, setCookie);
    }

    private void body(long length, boolean chunked) throws IOException {
        if (chunked) {
            for (long size = chunkSize(); size > 0; size = chunkSize()) {
                skip(size);
                line();
            }
            line();
        } else if (length >= 0) {
            skip(length);
        } else {
            ended = true;
            while (read() >= 0) {
                // to the end
            }
        }
    }

    private long chunkSize() throws IOException {
        return Long.parseLong(line().split(";", 2)[0].strip(), 16);
    }

    private void skip(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            if (read() < 0) {
                throw new EOFException("the body ended early");
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            int character = read();
            if (character < 0) {
                throw new EOFException("the connection ended");
            }
            if (character == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) character);
        }
        throw new IOException("a header line without end");
    }

    private int read() throws IOException {
        if (position == limit) {
            long left = (deadline - System.nanoTime()) / 1_000_000L;
            if (left <= 0) {
                throw new SocketTimeoutException("no whole answer in time");
            }
            socket.setSoTimeout((int) left);
            limit = Math.max(0, in.read(buffer));
            position = 0;
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[position++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
