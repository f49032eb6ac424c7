package io.dure.demo.relay;

import io.dure.demo.layout.Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes TCP connections on; while cut, bytes vanish in both directions, as on a link that lost its route. */
public final class Relay implements AutoCloseable {
    private static final int CONNECT_MS = 2_000;

    private final ServerSocket listener;
    private final Address target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean cut;

    private Relay(ServerSocket listener, Address target) {
        this.listener = listener;
        this.target = target;
    }

    public static Relay start(Address listen, Address target) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(listen.socket());
            Relay relay = new Relay(listener, target);
            relay.threads.execute(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on nothing passes, and nobody is told. */
    public void cut() {
        cut = true;
    }

    /** Passes again; what was lost breaks the connections that lost it. */
    public void mend() {
        open.forEach(Relay::close);
        cut = false;
    }

    private void accept() {
        while (true) {
            try {
                Socket from = listener.accept();
                open.add(from);
                threads.execute(() -> connect(from));
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void connect(Socket from) {
        Socket to = new Socket();
        open.add(to);
        try {
            to.connect(target.socket(), CONNECT_MS);
            threads.execute(() -> pass(from, to));
            pass(to, from);
        } catch (IOException e) {
            drop(from, to);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!cut) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // one side ended; the other is told below
        } finally {
            drop(from, to);
        }
    }

    private void drop(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no further use
            return;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(Relay::close);
            threads.shutdownNow();
        }
    }
}
