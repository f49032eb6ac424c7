package io.dure.auth.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Hands over one socket that is connected and secured. Whoever wants another, to connect again unasked, gets none: it would be
 * neither checked nor bound.
 */
final class OneSocket extends SocketFactory {
    private final Socket ready;
    private boolean taken;

    OneSocket(Socket ready) {
        this.ready = ready;
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        if (taken) {
            throw new IOException("the connection to the directory server is gone");
        }
        taken = true;
        return ready;
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("addresses are looked up before");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localAddress, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
