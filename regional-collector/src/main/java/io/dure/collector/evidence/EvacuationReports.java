package io.dure.collector.evidence;

import io.dure.collector.uplink.EvacuationLane;
import io.dure.gslb.nameserver.Nameserver;
import io.dure.gslb.wire.EvidenceWire;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the nameserver's evacuations, which keeps each on disk until it hears that a leader has committed it. After a
 * restart they are reported again under new numbers; (nameserver, service, site, evacuations) tells a hub that they are
 * the same.
 */
final class EvacuationReports {
    private static final Logger log = LoggerFactory.getLogger(EvacuationReports.class);

    private final Nameserver nameserver;
    private final EvacuationLane lane;
    private final InstantSource clock;
    private final Map<Long, Long> sequenceByEvent = new ConcurrentHashMap<>();

    EvacuationReports(Nameserver nameserver, EvacuationLane lane, InstantSource clock) {
        this.nameserver = nameserver;
        this.lane = lane;
        this.clock = clock;
        lane.onCommitted(this::committed);
    }

    /** Queues those that are new. */
    void report() {
        nameserver.pendingEvents().forEach((number, event) -> {
            if (!sequenceByEvent.containsKey(number)) {
                log.warn("{} evacuated {} (number {})", event.service(), event.site(), event.generation());
                sequenceByEvent.put(number, lane.add(EvidenceWire.toProto(event), clock.millis()));
            }
        });
    }

    private void committed(long upTo) {
        sequenceByEvent.forEach((event, sequence) -> {
            if (sequence <= upTo) {
                nameserver.acknowledge(event);
                sequenceByEvent.remove(event);
            }
        });
    }
}
