package io.dure.gslb.nameserver.server;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Bounds the TCP connections held at once, in total and of one client. */
final class ConnectionLimit {
    private final int total;
    private final int perClient;
    private final Map<InetAddress, Integer> held = new HashMap<>();
    private int count;

    ConnectionLimit(int total, int perClient) {
        this.total = total;
        this.perClient = perClient;
    }

    /** Takes a place that is given back when {@code channel} closes; false when there is none. */
    boolean admit(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            return false;
        }
        InetAddress client = remote.getAddress();
        synchronized (this) {
            if (count >= total || held.getOrDefault(client, 0) >= perClient) {
                return false;
            }
            count++;
            held.merge(client, 1, Integer::sum);
        }
        channel.closeFuture().addListener(closed -> release(client));
        return true;
    }

    private synchronized void release(InetAddress client) {
        count--;
        held.computeIfPresent(client, (address, connections) -> connections == 1 ? null : connections - 1);
    }
}
