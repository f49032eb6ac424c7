package io.dure.agent.report;

import java.util.Map;
import java.util.TreeMap;

/** The ledger's losses: transactions that will not reach the collector, by reason, since the start. */
public final class Drops {
    /** The waiting windows were at their bound; the oldest went. */
    public static final String QUEUE_FULL = "queue-full";
    /** The agent's own code failed; at most this many transactions were not counted. */
    public static final String AGENT_ERROR = "agent-error";

    private final Map<String, Long> byReason = new TreeMap<>();

    public synchronized void add(String reason, long transactions) {
        byReason.merge(reason, transactions, Long::sum);
    }

    public synchronized Map<String, Long> snapshot() {
        return new TreeMap<>(byReason);
    }
}
