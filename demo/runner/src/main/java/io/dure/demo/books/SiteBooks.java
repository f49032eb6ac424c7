package io.dure.demo.books;

import java.util.Map;
import java.util.TreeMap;

/** What the four books say of one site, or of all together. */
public record SiteBooks(String site, Logged logged, Agents agents, Collectors collectors, Hub hub) {

    /** By the agents' status files. */
    public record Agents(Entries created, long waiting, Map<String, Long> dropped) {
        Agents plus(Agents other) {
            return new Agents(created.plus(other.created), waiting + other.waiting, sum(dropped, other.dropped));
        }
    }

    /**
     * By the collectors' own books, in transactions of every entry.
     *
     * @param taken without what came again
     * @param probes of the taken
     */
    public record Collectors(long taken, long probes, long waiting, Map<String, Long> dropped) {
        Collectors plus(Collectors other) {
            return new Collectors(
                    taken + other.taken, probes + other.probes, waiting + other.waiting, sum(dropped, other.dropped));
        }
    }

    /**
     * By the hub.
     *
     * @param stored by its ledger
     * @param queried by a query of the stored series
     * @param hole what its ledger cannot explain
     * @param lost on the way behind the agents
     */
    public record Hub(
            Entries stored,
            Entries queried,
            long waiting,
            long hole,
            Map<String, Long> lost,
            Map<String, Long> droppedByAgents) {
        Hub plus(Hub other) {
            return new Hub(
                    stored.plus(other.stored),
                    queried.plus(other.queried),
                    waiting + other.waiting,
                    hole + other.hole,
                    sum(lost, other.lost),
                    sum(droppedByAgents, other.droppedByAgents));
        }
    }

    SiteBooks plus(SiteBooks other) {
        return new SiteBooks(
                "all",
                logged.plus(other.logged),
                agents.plus(other.agents),
                collectors.plus(other.collectors),
                hub.plus(other.hub));
    }

    static long total(Map<String, Long> reasons) {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> others) {
        Map<String, Long> sum = new TreeMap<>(some);
        others.forEach((reason, n) -> sum.merge(reason, n, Long::sum));
        return sum;
    }
}
