package io.dure.agent.bridge;

import org.jspecify.annotations.Nullable;

/** Where the agent's class loader takes the transactions over. */
public interface TransactionSink {
    /**
     * A transaction ended: called once for each.
     *
     * @param nanos the transaction's duration
     * @param route the matched pattern, never a path with the client's values in it
     * @param error the status was 500 or more, or an exception left the servlet
     * @param probe the User-Agent is one of Dure's probes
     * @param host the name by which the client entered, without port
     */
    void ended(long nanos, String route, boolean error, boolean probe, @Nullable String host);

    /** The agent's own code failed inside the application. */
    void failed(Throwable cause);

    /** Whether users are counted at all. */
    boolean countsUsers();

    /**
     * A request of a user ended, not a probe's.
     *
     * @param session the id of his session, which exists
     */
    void user(String session);
}
