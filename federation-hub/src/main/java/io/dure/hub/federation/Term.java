package io.dure.hub.federation;

import io.dure.federation.v1.Report;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which reports of a stream may be stored. To store one acknowledges all of its incarnation before it, so none may be
 * stored after one that was passed over: not while this hub did not lead, and not when there was no room for it. After
 * such a gap nothing of that incarnation is stored until the collector, told by a Welcome, has gone back. Within an
 * incarnation numbers only rise, so one that does not shows that it has; what comes then, of every incarnation, begins
 * with the first report that nobody acknowledged. Confined to one thread.
 */
final class Term {
    private final Map<Long, Long> positions = new HashMap<>();
    private final Set<Long> gaps = new HashSet<>();

    /** Whether the stream has to go back before everything of it may be stored. */
    boolean isBroken() {
        return !gaps.isEmpty();
    }

    /** Takes note of the next report of the stream, and says whether it may be stored. */
    boolean admits(Report report) {
        Long before = positions.put(report.getIncarnation(), report.getSequence());
        if (before != null && report.getSequence() <= before) {
            gaps.clear();
        }
        return !gaps.contains(report.getIncarnation());
    }

    /** The report is not going to be stored now. */
    void passOver(Report report) {
        gaps.add(report.getIncarnation());
    }
}
