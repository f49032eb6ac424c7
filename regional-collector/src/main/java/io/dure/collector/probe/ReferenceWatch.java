package io.dure.collector.probe;

import io.dure.collector.settings.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Connects to targets elsewhere every second. When none answers, this vantage point is cut off and its failures prove
 * nothing. A refused connection is a failure, too: a packet filter that cuts a link may refuse in the name of its far end.
 */
final class ReferenceWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMillis(900);

    private final InetAddress source;
    private final List<Target> targets = new ArrayList<>();
    private final List<Rounds> rounds = new ArrayList<>();

    private ReferenceWatch(InetAddress source, List<HostPort> addresses) {
        this.source = source;
        addresses.forEach(address -> targets.add(new Target(address)));
    }

    static ReferenceWatch start(InetAddress source, List<HostPort> targets) {
        ReferenceWatch watch = new ReferenceWatch(source, targets);
        for (Target target : watch.targets) {
            watch.rounds.add(Rounds.start(
                    "reference-" + target.address,
                    INTERVAL,
                    Duration.ZERO,
                    () -> target.reached = watch.reaches(target.address)));
        }
        return watch;
    }

    /** All targets failed when last tried. Never without targets, nor before their first results. */
    boolean allFail() {
        return !targets.isEmpty() && targets.stream().noneMatch(target -> target.reached);
    }

    private boolean reaches(HostPort address) {
        try (SocketChannel connected = Connecting.connect(source, address.resolve(), new Deadline(TIMEOUT))) {
            return connected.isConnected();
        } catch (IOException unreached) {
            return false;
        }
    }

    @Override
    public void close() {
        rounds.forEach(Rounds::close);
    }

    private static final class Target {
        private final HostPort address;
        private volatile boolean reached = true;

        Target(HostPort address) {
            this.address = address;
        }
    }
}
