package io.dure.gslb.nameserver.evidence;

import io.dure.gslb.evidence.Evidence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every other vantage point for its evidence, each from a thread of its own: a peer that hangs delays no other.
 *
 * <p>Every question ends in one {@link PollResult}, given to the listener on the peer's thread.
 */
public final class EvidencePoller implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EvidencePoller.class);

    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    private EvidencePoller() {}

    /** Asks at once and then once a period until closed. */
    public static EvidencePoller start(
            EvidencePeers peers, EvidenceKey key, Clock clock, Consumer<PollResult> listener) {
        EvidencePoller poller = new EvidencePoller();
        for (EvidencePeers.Peer peer : peers.peers()) {
            EvidenceClient client = new EvidenceClient(peer, key, clock, peers.timeout(), peers.source());
            poller.start(peer, peers, new Poll(client, listener));
        }
        return poller;
    }

    private void start(EvidencePeers.Peer peer, EvidencePeers peers, Poll poll) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .name("evidence-" + peer.vantagePoint())
                .factory());
        threads.add(thread);
        var unused = thread.scheduleAtFixedRate(poll, 0, peers.period().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }

    /** One question to one peer; remembers the newest evidence, so that an older one is known as a replay. */
    private static final class Poll implements Runnable {
        private final EvidenceClient client;
        private final Consumer<PollResult> listener;
        private long incarnation = -1;
        private long sequence = -1;

        Poll(EvidenceClient client, Consumer<PollResult> listener) {
            this.client = client;
            this.listener = listener;
        }

        @Override
        public void run() {
            try {
                listener.accept(
                        switch (client.ask()) {
                            case PollResult.Received received -> checked(received);
                            case PollResult.Missed missed -> missed;
                        });
            } catch (RuntimeException | Error bug) {
                // The schedule would end with the exception, and with it this voter's voice.
                log.error("Evidence could not be taken in", bug);
            }
        }

        private PollResult checked(PollResult.Received received) {
            Evidence evidence = received.evidence();
            if (evidence.incarnation() < incarnation
                    || (evidence.incarnation() == incarnation && evidence.sequence() < sequence)) {
                return new PollResult.Missed(
                        received.vantagePoint(),
                        PollResult.Reason.REPLAY,
                        "incarnation " + evidence.incarnation() + " sequence " + evidence.sequence() + " after "
                                + incarnation + " and " + sequence);
            }
            incarnation = evidence.incarnation();
            sequence = evidence.sequence();
            return received;
        }
    }
}
