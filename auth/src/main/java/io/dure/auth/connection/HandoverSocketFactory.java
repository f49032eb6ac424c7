package io.dure.auth.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Hands a socket that is ready to JNDI, which knows socket factories by class name only: one for the whole JVM, while
 * each directory trusts other authorities. The socket therefore waits in the thread that creates the context.
 *
 * <p>When JNDI wants a socket at any other time, it wants to connect again by itself and would repeat a bind unasked;
 * it gets none.
 */
public final class HandoverSocketFactory extends SocketFactory {
    private static final ThreadLocal<Socket> READY = new ThreadLocal<>();

    private HandoverSocketFactory() {}

    /** Called by JNDI. */
    public static SocketFactory getDefault() {
        return new HandoverSocketFactory();
    }

    static void ready(Socket socket) {
        READY.set(socket);
    }

    static void clear() {
        READY.remove();
    }

    /** JNDI falls back to this one because the platform's factories have no socket without a connection. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = READY.get();
        READY.remove();
        if (socket == null) {
            throw new IOException("the connection to the directory server is gone");
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address.getHostAddress(), port);
    }
}
