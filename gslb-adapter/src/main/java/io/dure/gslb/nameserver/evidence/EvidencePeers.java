package io.dure.gslb.nameserver.evidence;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The other vantage points and how they are asked.
 *
 * @param period from one question to the next
 * @param timeout of one question, TCP included; shorter than the period
 * @param source local address to ask from; empty: what the system takes
 */
public record EvidencePeers(List<Peer> peers, Duration period, Duration timeout, Optional<InetAddress> source) {
    public EvidencePeers {
        peers = List.copyOf(peers);
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(period) >= 0) {
            throw new IllegalArgumentException(
                    "the timeout " + timeout + " must be positive and shorter than the period " + period);
        }
        if (peers.stream().map(Peer::vantagePoint).distinct().count() != peers.size()) {
            throw new IllegalArgumentException("a peer is given twice: " + peers);
        }
    }

    /** Asked once a second, each time for at most 800 ms. */
    public static EvidencePeers of(List<Peer> peers, Optional<InetAddress> source) {
        return new EvidencePeers(peers, Duration.ofSeconds(1), Duration.ofMillis(800), source);
    }

    /**
     * Another vantage point.
     *
     * @param address on which it answers DNS, as it is known now; unresolved where it is not. Asked for before every
     *     question and must answer at once: names are looked up elsewhere
     */
    public record Peer(String vantagePoint, Supplier<InetSocketAddress> address) {
        /** One whose address never changes. */
        public Peer(String vantagePoint, InetSocketAddress address) {
            this(vantagePoint, () -> address);
        }
    }
}
