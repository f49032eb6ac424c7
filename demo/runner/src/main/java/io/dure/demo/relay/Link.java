package io.dure.demo.relay;

import io.dure.demo.layout.Address;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;

/** One connection through the relay: each direction is read ahead of the gate, so that an end that dies behind it is noticed. */
final class Link {
    private static final int CONNECT_MS = 2_000;
    private static final int CHUNK = 16_384;
    /** So much waits at most, a direction; then its sender is no longer read. */
    private static final int MOST_CHUNKS = 256;

    private static final byte[] END = {};

    private final Socket from;
    private final Socket to = new Socket();
    private final Address target;
    private final Gate gate;
    private final String sender;
    private volatile boolean diedBehindTheGate;

    Link(Socket from, Address target, Gate gate) {
        this.from = from;
        this.target = target;
        this.gate = gate;
        this.sender = from.getInetAddress().getHostAddress();
    }

    /** Until either end is gone. */
    void run(ExecutorService threads) {
        BlockingQueue<byte[]> up = new ArrayBlockingQueue<>(MOST_CHUNKS);
        BlockingQueue<byte[]> down = new ArrayBlockingQueue<>(MOST_CHUNKS);
        try {
            threads.execute(() -> read(from, up));
            gate.awaitOpen(sender);
            if (diedBehindTheGate) {
                return;
            }
            to.bind(new InetSocketAddress(from.getInetAddress(), 0));
            to.connect(target.socket(), CONNECT_MS);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            threads.execute(() -> read(to, down));
            threads.execute(() -> write(down, from));
            write(up, to);
        } catch (IOException e) {
            // nobody listens there; the sender is told by the end of its connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            up.clear();
        }
    }

    private void read(Socket source, BlockingQueue<byte[]> queue) {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int count = source.getInputStream().read(buffer);
                    count >= 0;
                    count = source.getInputStream().read(buffer)) {
                queue.put(Arrays.copyOf(buffer, count));
            }
        } catch (IOException e) {
            // an end like any other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (gate.isClosedTo(sender)) {
            diedBehindTheGate = true;
        }
        try {
            queue.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(BlockingQueue<byte[]> queue, Socket sink) {
        try {
            while (true) {
                byte[] chunk = queue.take();
                gate.awaitOpen(sender);
                if (chunk.length == 0 || diedBehindTheGate) {
                    return;
                }
                sink.getOutputStream().write(chunk);
            }
        } catch (IOException e) {
            // an end like any other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            // its reader may wait for room
            queue.clear();
        }
    }

    boolean hasDiedBehindTheGate() {
        return diedBehindTheGate;
    }

    void close() {
        Relay.close(from);
        Relay.close(to);
    }
}
