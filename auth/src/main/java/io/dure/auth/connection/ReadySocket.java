package io.dure.auth.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * A connection that is up and secured, as one plain socket: no {@code SSLSocket}, or the LDAP client would shake hands once
 * more by rules of its own. Remembers how reading has failed.
 */
final class ReadySocket extends Socket {
    private final Socket wire;
    private final Socket secured;
    private volatile boolean ended;
    private volatile boolean timedOut;

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

    /** Whether an answer did not come in time; nothing more can be asked then. */
    boolean hasTimedOut() {
        return timedOut;
    }

    /**
     * Whether the server has neither ended it nor said anything, for example that it is about to (RFC 4511, 4.4.1). Takes
     * the byte that it finds, so the connection is of no more use then.
     */
    boolean isStillOpen() {
        try {
            int before = wire.getSoTimeout();
            wire.setSoTimeout(1);
            try {
                ended |= secured.getInputStream().read() >= -1;
            } catch (SocketTimeoutException quiet) {
                wire.setSoTimeout(before);
            }
        } catch (IOException broken) {
            ended = true;
        }
        return isAlive();
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
    public InetAddress getInetAddress() {
        return wire.getInetAddress();
    }

    @Override
    public int getPort() {
        return wire.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return wire.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return wire.getLocalPort();
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
    public void setKeepAlive(boolean on) throws SocketException {
        wire.setKeepAlive(on);
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        wire.setReuseAddress(on);
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        wire.setSoLinger(on, seconds);
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        wire.setTcpNoDelay(on);
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
        } catch (SocketTimeoutException late) {
            timedOut = true;
            throw late;
        } catch (IOException broken) {
            ended = true;
            throw broken;
        }
    }

    private interface Reading {
        int read() throws IOException;
    }
}
