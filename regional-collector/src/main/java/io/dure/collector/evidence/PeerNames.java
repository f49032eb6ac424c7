package io.dure.collector.evidence;

import io.dure.collector.settings.HostPort;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the addresses of peers that are given by name, on a thread of its own: a lookup may hang for seconds, and
 * neither asking a peer nor deciding may wait for it. A name that cannot be looked up keeps its last address.
 */
final class PeerNames implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PeerNames.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Function<HostPort, InetSocketAddress> lookup;
    private final List<Name> names = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("peer-names").factory());

    PeerNames(Function<HostPort, InetSocketAddress> lookup) {
        this.lookup = lookup;
    }

    /** The peer's address as it is known at each call; unresolved until it is looked up for the first time. */
    Supplier<InetSocketAddress> follow(HostPort peer) {
        Name name = new Name(peer);
        names.add(name);
        return () -> name.address;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::lookUp, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks every name up once. */
    void lookUp() {
        for (Name name : names) {
            try {
                name.found(lookup.apply(name.peer));
            } catch (RuntimeException | Error bug) {
                log.error("{} could not be looked up", name.peer, bug);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static final class Name {
        private final HostPort peer;
        private volatile InetSocketAddress address;
        private boolean failing;

        Name(HostPort peer) {
            this.peer = peer;
            this.address = InetSocketAddress.createUnresolved(peer.host(), peer.port());
        }

        void found(InetSocketAddress now) {
            if (now.isUnresolved()) {
                if (!failing) {
                    log.warn("{} cannot be looked up; going on with {}", peer, address);
                }
                failing = true;
                return;
            }
            failing = false;
            if (!now.equals(address) && !address.isUnresolved()) {
                log.info("{} moved from {} to {}", peer, address, now);
            }
            address = now;
        }
    }
}
