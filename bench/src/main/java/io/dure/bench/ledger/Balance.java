package io.dure.bench.ledger;

import tools.jackson.databind.JsonNode;

/**
 * The hub's ledger of one service, in transactions of every entry.
 *
 * @param lost on the way behind the agents, by collectors and hub
 */
record Balance(long created, long stored, long waiting, long hole, long droppedByAgents, long lost) {
    /** Of the simulated agents' service only. */
    static final String PATH = "ledger?service=portal";

    static Balance of(JsonNode ledger) {
        JsonNode totals = ledger.path("totals");
        return new Balance(
                totals.path("created").asLong(-1),
                totals.path("stored").asLong(-1),
                totals.path("waiting").asLong(-1),
                totals.path("hole").asLong(0),
                sum(totals.path("droppedByAgent")),
                sum(totals.path("lost")));
    }

    long difference() {
        return created - stored - droppedByAgents - lost;
    }

    /** All of it is where it will stay. */
    boolean isSettled(long expected) {
        return created == expected && difference() == 0 && waiting == 0;
    }

    private static long sum(JsonNode reasons) {
        long sum = 0;
        for (JsonNode reason : reasons) {
            sum += reason.asLong(0);
        }
        return sum;
    }
}
