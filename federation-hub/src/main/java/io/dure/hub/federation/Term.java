package io.dure.hub.federation;

import io.dure.federation.v1.Report;

/**
 * Which reports of a stream may be stored. To store one acknowledges all before it, so none may be stored after one that
 * was passed over: not while this hub did not lead, and not when there was no room for it. After such a gap nothing is
 * stored until the collector, told by a Welcome, has gone back: a report that is not higher than the last one passed over
 * is the first that nobody acknowledged, or one that repeats. Confined to one thread.
 */
final class Term {
    private boolean gap;
    private long incarnation;
    private long sequence;

    /** Whether the stream has to go back before anything of it may be stored. */
    boolean isBroken() {
        return gap;
    }

    /** The report is not going to be stored now. */
    void passOver(Report report) {
        gap = true;
        incarnation = report.getIncarnation();
        sequence = report.getSequence();
    }

    /** Whether the report may be stored. */
    boolean admits(Report report) {
        if (!gap) {
            return true;
        }
        boolean wentBack = report.getIncarnation() < incarnation
                || (report.getIncarnation() == incarnation && report.getSequence() <= sequence);
        if (wentBack) {
            gap = false;
        }
        return wentBack;
    }
}
