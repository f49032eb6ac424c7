package io.dure.demo.relay;

import io.dure.demo.layout.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes TCP connections on, from the sender's own address. While cut, nothing passes in either direction, neither bytes nor the end of
 * a connection, as on a link that lost its route: what was sent waits, and passes after the mending if both ends are still there.
 */
public final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final Address target;
    private final Gate gate = new Gate();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Relay(ServerSocket listener, Address target) {
        this.listener = listener;
        this.target = target;
    }

    public static Relay start(Address listen, Address target) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(listen.socket(), 512);
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

    /** Connections of which an end has gone while nothing passed, and of which the other does not know yet. */
    long halfDead() {
        return links.stream().filter(Link::hasDiedBehindTheGate).count();
    }

    /** From now on nothing passes, and nobody is told. */
    public void cut() {
        gate.close();
    }

    /** From now on nothing of this sender passes; the others notice nothing. */
    public void cut(String host) {
        gate.close(host);
    }

    /** Passes again what waits, and of connections that ended meanwhile only the end. */
    public void mend() {
        gate.open();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Link link = new Link(listener.accept(), target, gate);
                links.add(link);
                threads.execute(() -> run(link));
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void run(Link link) {
        try {
            link.run(threads);
        } finally {
            links.remove(link);
        }
    }

    static void close(Socket socket) {
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
            links.forEach(Link::close);
            threads.shutdownNow();
        }
    }
}
