package io.dure.hub.ledger;

import java.util.Map;

/**
 * What this hub did with the reports since its start, in transactions of every entry: received = stored + repeated + the
 * sum of dropped.
 */
public record HubBooks(long received, long stored, long repeated, Map<String, Long> dropped) {
    /** Nothing came yet. */
    public static final HubBooks NONE = new HubBooks(0, 0, 0, Reasons.NONE);

    public HubBooks {
        dropped = Reasons.of(dropped);
    }

    /** Received and in none of its own books. */
    long open() {
        return received - stored - repeated - Reasons.sum(dropped);
    }
}
