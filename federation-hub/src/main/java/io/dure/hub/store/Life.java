package io.dure.hub.store;

import java.util.Map;

/**
 * One process of an instance and its books, in transactions of every entry. Times are epoch milliseconds.
 *
 * @param startMs when the process began, by its own clock; 0 where it does not say
 * @param version of the application; empty where it does not say
 * @param firstWindowMs start of its first stored window; 0 while none is
 * @param lastWindowMs start of its newest stored window
 * @param ended it said that it ends, in order
 * @param created as the newest stored window says; of a sender without books, what came
 * @param stored in this store, probes among them
 * @param droppedByAgent by reason, as the newest stored window says
 * @param lost by reason: reported by collectors, or dropped by the hub ({@link Refusal})
 * @param lostUntilMs end of the newest of the lost windows; 0 while none is
 */
public record Life(
        String site,
        String service,
        String instance,
        long startMs,
        String host,
        String version,
        long firstWindowMs,
        long lastWindowMs,
        boolean ended,
        long created,
        long stored,
        long probes,
        Map<String, Long> droppedByAgent,
        Map<String, Long> lost,
        long lostUntilMs) {
    public Life {
        droppedByAgent = Map.copyOf(droppedByAgent);
        lost = Map.copyOf(lost);
    }
}
