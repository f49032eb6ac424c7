package io.dure.collector.evidence;

import io.dure.gslb.nameserver.evidence.EvidenceKey;
import io.dure.gslb.nameserver.evidence.EvidencePeers;
import io.dure.gslb.nameserver.evidence.EvidencePoller;
import io.dure.gslb.nameserver.evidence.PollResult;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs the deciding and asks the peers for what they see. */
final class EvidenceExchange implements SmartLifecycle {
    private final EvidencePeers peers;
    private final PeerNames names;
    private final EvidenceKey key;
    private final Clock wall;
    private final Deciding deciding;
    private final PeerLog log = new PeerLog();
    private @Nullable EvidencePoller poller;

    EvidenceExchange(EvidencePeers peers, PeerNames names, EvidenceKey key, Clock wall, Deciding deciding) {
        this.peers = peers;
        this.names = names;
        this.key = key;
        this.wall = wall;
        this.deciding = deciding;
    }

    @Override
    public synchronized void start() {
        deciding.start();
        names.start();
        poller = EvidencePoller.start(peers, key, wall, this::asked);
    }

    private void asked(PollResult result) {
        log.asked(result);
        if (result instanceof PollResult.Received received) {
            deciding.received(received.evidence());
        }
    }

    @Override
    public synchronized void stop() {
        if (poller != null) {
            poller.close();
            poller = null;
        }
        names.close();
        deciding.close();
    }

    @Override
    public synchronized boolean isRunning() {
        return poller != null;
    }

    /** With the links to the hubs: before anything is taken in. */
    @Override
    public int getPhase() {
        return 0;
    }
}
