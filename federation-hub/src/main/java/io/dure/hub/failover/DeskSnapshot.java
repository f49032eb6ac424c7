package io.dure.hub.failover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What operators' acts leave behind.
 *
 * @param shifts planned ones of late, which the largest change counts
 * @param proposals the pending ones, the oldest first; then the decided ones, the latest first
 * @param proposed how many there were ever
 * @param overrides when an operator's evacuation ends by itself, by site
 * @param released sites whose return was promised
 * @param drill that runs
 */
public record DeskSnapshot(
        List<Shift> shifts,
        List<Proposal> proposals,
        long proposed,
        Map<String, Instant> overrides,
        Set<String> released,
        Optional<Drill> drill) {
    public DeskSnapshot {
        shifts = List.copyOf(shifts);
        proposals = List.copyOf(proposals);
        overrides = Map.copyOf(overrides);
        released = Set.copyOf(released);
    }

    /** Nobody acted. */
    public static DeskSnapshot none() {
        return new DeskSnapshot(List.of(), List.of(), 0, Map.of(), Set.of(), Optional.empty());
    }

    public long pendingProposals() {
        return proposals.stream()
                .filter(proposal -> proposal.state() == Proposal.State.PENDING)
                .count();
    }
}
