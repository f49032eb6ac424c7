package io.dure.collector.evidence;

import io.dure.gslb.nameserver.evidence.PollResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once when a peer falls silent and once when it is back. */
final class PeerLog {
    private static final Logger log = LoggerFactory.getLogger(PeerLog.class);

    private final Map<String, String> missedFor = new ConcurrentHashMap<>();

    void asked(PollResult result) {
        switch (result) {
            case PollResult.Received received -> {
                if (missedFor.remove(received.vantagePoint()) != null) {
                    log.info("Evidence of {} comes again", received.vantagePoint());
                }
            }
            case PollResult.Missed missed -> {
                String reason = missed.reason().code();
                if (!reason.equals(missedFor.put(missed.vantagePoint(), reason))) {
                    log.warn("No evidence of {}: {} ({})", missed.vantagePoint(), reason, missed.detail());
                }
            }
        }
    }
}
