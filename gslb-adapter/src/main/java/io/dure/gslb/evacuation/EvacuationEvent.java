package io.dure.gslb.evacuation;

import io.dure.gslb.evidence.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * One nameserver took one member out by quorum, as it is reported to the hubs until acknowledged.
 *
 * @param generation number of this evacuation of the member
 * @param failed the earliest failing result behind it
 * @param decided when the quorum was seen; like the other times by the nameserver's wall clock
 * @param answering when answers without the member began
 * @param evidence that the decision was made on
 */
public record EvacuationEvent(
        String nameserver,
        String service,
        String site,
        long generation,
        Instant failed,
        Instant decided,
        Instant answering,
        List<Evidence> evidence) {
    public EvacuationEvent {
        evidence = List.copyOf(evidence);
    }
}
