package io.dure.agent.report;

import java.net.URI;

/** A place that reports go to. */
public interface Collector {
    URI address();

    /** Sends within a deadline; every failure is an answer. */
    Answer post(byte[] body);

    /** Ends a report that hangs beyond its deadline. Called by another thread. */
    void abortIfOverdue();
}
