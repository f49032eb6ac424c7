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

    /** What users are told apart by; null: they are not counted. */
    @Nullable UserChoice users();

    /**
     * A request of a user ended, not a probe's.
     *
     * @param user what he is told apart by, as chosen; not empty
     */
    void user(String user);

    /**
     * A request of a user ended whose session may tell who he is.
     *
     * @param session the container's HttpSession
     */
    void login(Object session);

    /**
     * The application made a pool of connections. Must not keep it alive.
     *
     * @param kind which library's
     * @param settings another object of the library that knows what the pool itself does not
     */
    void pool(String kind, Object pool, Object settings);
}
