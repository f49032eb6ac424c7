package io.dure.auth.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/**
 * A connection that is up and secured, in the shape that JNDI takes: no {@code SSLSocket}, or JNDI would shake hands
 * once more by rules of its own. Knows when the server has ended it, because JNDI's reader does not tell.
 */
final class ReadySocket extends Socket {
    private final Socket wire;
    private final Socket secured;
    private volatile boolean ended;

    /**
     * The pair of sockets.
     *
     * @param wire the TCP connection
     * @param secured the same as the layer above it, or {@code wire} itself
     */
    ReadySocket(Socket wire, Socket secured) {
        this.wire = wire;
        this.secured = secured;
    }

    boolean isAlive() {
        return !ended && !wire.isClosed();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(secured.getInputStream()) {
            @Override
            public int read() throws IOException {
                return noticed(super::read);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return noticed(() -> super.read(bytes, offset, length));
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return secured.getOutputStream();
    }

    /** Cuts the wire: to say good-bye in TLS first could wait for a server that hangs. */
    @Override
    public void close() throws IOException {
        ended = true;
        wire.close();
    }

    @Override
    public boolean isClosed() {
        return wire.isClosed();
    }

    @Override
    public boolean isConnected() {
        return wire.isConnected();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        wire.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return wire.getSoTimeout();
    }

    @Override
    public String toString() {
        return wire.toString();
    }

    private int noticed(Reading reading) throws IOException {
        try {
            int read = reading.read();
            ended |= read < 0;
            return read;
        } catch (IOException broken) {
            ended = true;
            throw broken;
        }
    }

    private interface Reading {
        int read() throws IOException;
    }
}
