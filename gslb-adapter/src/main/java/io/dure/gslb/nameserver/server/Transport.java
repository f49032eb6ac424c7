package io.dure.gslb.nameserver.server;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where and within which bounds the nameserver listens.
 *
 * @param address of UDP and TCP; port 0 takes a free one
 * @param threads event loops, each with a UDP socket of its own where the system can share a port
 * @param maximumConnections TCP connections held at once; more are closed at once and counted
 * @param maximumConnectionsPerClient of one client address
 * @param idleTimeout a TCP connection without a complete query for so long is closed
 */
public record Transport(
        InetSocketAddress address,
        int threads,
        int maximumConnections,
        int maximumConnectionsPerClient,
        Duration idleTimeout) {
    public Transport {
        if (threads < 1 || maximumConnections < 1 || maximumConnectionsPerClient < 1) {
            throw new IllegalArgumentException("threads and connections must be at least 1: " + threads + ", "
                    + maximumConnections + ", " + maximumConnectionsPerClient);
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("idle timeout must be positive: " + idleTimeout);
        }
    }

    /** Bounds that suit a server of a few cores. */
    public static Transport of(InetSocketAddress address) {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
        return new Transport(address, threads, 1000, 100, Duration.ofSeconds(10));
    }
}
