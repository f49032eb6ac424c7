package io.dure.collector.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connects by several attempts, each begun a quarter of the time after the one before and none given up for the next. A
 * kernel sends a lost SYN again after a second, when a probe is over: at 5 % loss one attempt fails one time in ten, four
 * fail one time in ten thousand, and a long way takes no longer for it. A refusal is an answer and ends it.
 */
final class Connecting {
    private static final int ATTEMPTS = 4;

    private Connecting() {}

    /**
     * The first attempt that gets through, blocking from then on.
     *
     * @throws SocketTimeoutException if none does in time
     */
    static SocketChannel connect(InetAddress source, InetSocketAddress target, Deadline deadline) throws IOException {
        if (target.isUnresolved()) {
            throw new UnknownHostException(target.getHostString());
        }
        int pause = Math.max(1, deadline.remainingMs() / ATTEMPTS);
        List<SocketChannel> attempts = new ArrayList<>(ATTEMPTS);
        SocketChannel connected = null;
        try (Selector selector = Selector.open()) {
            while (connected == null) {
                int wait = deadline.remainingMs();
                if (attempts.size() < ATTEMPTS) {
                    connected = begin(source, target, selector, attempts);
                    wait = Math.min(wait, pause);
                }
                if (connected == null && selector.select(wait) > 0) {
                    connected = finished(selector);
                }
            }
        } finally {
            for (SocketChannel attempt : attempts) {
                if (!attempt.equals(connected)) {
                    attempt.close();
                }
            }
        }
        connected.configureBlocking(true);
        return connected;
    }

    private static @Nullable SocketChannel begin(
            InetAddress source, InetSocketAddress target, Selector selector, List<SocketChannel> attempts)
            throws IOException {
        SocketChannel attempt = SocketChannel.open();
        attempts.add(attempt);
        attempt.bind(new InetSocketAddress(source, 0));
        attempt.configureBlocking(false);
        if (attempt.connect(target)) {
            return attempt;
        }
        attempt.register(selector, SelectionKey.OP_CONNECT);
        return null;
    }

    private static @Nullable SocketChannel finished(Selector selector) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            SocketChannel attempt = (SocketChannel) key.channel();
            if (attempt.finishConnect()) {
                return attempt;
            }
        }
        selector.selectedKeys().clear();
        return null;
    }
}
