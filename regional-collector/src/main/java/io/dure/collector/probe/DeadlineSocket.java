package io.dure.collector.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;

/**
 * A connection that is over by a deadline, every read of it included, also those that TLS does by itself: a server that
 * trickles bytes does not stretch it. Closing it closes the connection.
 */
final class DeadlineSocket extends Socket {
    private final Socket connection;
    private Deadline deadline;

    private DeadlineSocket(Socket connection, Deadline deadline) {
        this.connection = connection;
        this.deadline = deadline;
    }

    static DeadlineSocket connect(InetAddress source, InetSocketAddress target, Duration timeout) throws IOException {
        Deadline deadline = new Deadline(timeout);
        Socket connection = Connecting.connect(source, target, deadline).socket();
        connection.setTcpNoDelay(true);
        return new DeadlineSocket(connection, deadline);
    }

    /** Not longer than that from now on, and not past the first deadline either. */
    void shorten(Duration rest) throws IOException {
        if (rest.toMillis() < deadline.remainingMs()) {
            deadline = new Deadline(rest);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(connection.getInputStream()) {
            @Override
            public int read() throws IOException {
                connection.setSoTimeout(deadline.remainingMs());
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                connection.setSoTimeout(deadline.remainingMs());
                return super.read(bytes, from, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connection.getOutputStream();
    }

    @Override
    public boolean isConnected() {
        return connection.isConnected();
    }

    @Override
    public boolean isBound() {
        return connection.isBound();
    }

    @Override
    public boolean isClosed() {
        return connection.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return connection.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return connection.isOutputShutdown();
    }

    @Override
    public InetAddress getInetAddress() {
        return connection.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return connection.getLocalAddress();
    }

    @Override
    public int getPort() {
        return connection.getPort();
    }

    @Override
    public int getLocalPort() {
        return connection.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return connection.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return connection.getLocalSocketAddress();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        connection.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return connection.getSoTimeout();
    }

    @Override
    public void shutdownInput() throws IOException {
        connection.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        connection.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
