package io.dure.demo.books;

import io.dure.demo.report.Check;
import io.dure.demo.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the four books agree exactly, site by site and in all. */
public record Comparison(List<Check> checks) {
    public Comparison {
        checks = List.copyOf(checks);
    }

    /**
     * Compares.
     *
     * @param name before the name of each check
     * @param lossless nothing may have been dropped anywhere; else what was dropped must be told alike, by reason
     */
    public static Comparison of(String name, List<SiteBooks> sites, boolean lossless) {
        List<SiteBooks> all = new ArrayList<>(sites);
        sites.stream().reduce(SiteBooks::plus).ifPresent(all::add);
        List<Check> checks = new ArrayList<>();
        for (SiteBooks books : all) {
            String prefix = name + ": " + books.site() + ": ";
            if (lossless) {
                checks.add(users(prefix, books));
                checks.add(probes(prefix, books));
            } else {
                checks.add(created(prefix, books));
            }
            checks.add(balance(prefix, books, lossless));
        }
        return new Comparison(checks);
    }

    public boolean agree() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::held);
    }

    public void report(Findings findings) {
        checks.forEach(
                check -> findings.check(check.name(), check.held(), check.expected(), check.actual(), check.samples()));
    }

    private static Check users(String prefix, SiteBooks books) {
        long agents = books.agents().created().users();
        long collectors = books.collectors().taken() - books.collectors().probes();
        long stored = books.hub().stored().users();
        long queried = books.hub().queried().users();
        return new Check(
                prefix + "transactions by access log, agents, collectors, ledger and query",
                books.logged().allowsUsers(agents) && agents == collectors && agents == stored && agents == queried,
                "the same five times",
                "%s, %d, %d, %d, %d".formatted(books.logged().users(), agents, collectors, stored, queried),
                agents);
    }

    private static Check probes(String prefix, SiteBooks books) {
        long agents = books.agents().created().probes();
        long collectors = books.collectors().probes();
        long stored = books.hub().stored().probes();
        long queried = books.hub().queried().probes();
        return new Check(
                prefix + "probes by access log, agents, collectors, ledger and query",
                books.logged().allowsProbes(agents) && agents == collectors && agents == stored && agents == queried,
                "the same five times",
                "%s, %d, %d, %d, %d".formatted(books.logged().probes(), agents, collectors, stored, queried),
                agents);
    }

    /** Where something was dropped, the first book is still whole. */
    private static Check created(String prefix, SiteBooks books) {
        Entries created = books.agents().created();
        return new Check(
                prefix + "transactions and probes by access log and agents",
                books.logged().allowsUsers(created.users()) && books.logged().allowsProbes(created.probes()),
                "the same twice",
                "%s and %s, %d and %d"
                        .formatted(books.logged().users(), books.logged().probes(), created.users(), created.probes()),
                created.all());
    }

    private static Check balance(String prefix, SiteBooks books, boolean lossless) {
        SiteBooks.Agents agents = books.agents();
        SiteBooks.Collectors collectors = books.collectors();
        SiteBooks.Hub hub = books.hub();
        long created = agents.created().all();
        boolean nothingWaits = agents.waiting() == 0 && collectors.waiting() == 0 && hub.waiting() == 0;
        boolean balanced = created == collectors.taken() + SiteBooks.total(agents.dropped())
                && collectors.taken() == hub.stored().all() + SiteBooks.total(collectors.dropped())
                && hub.hole() == 0;
        boolean toldAlike = told(agents.dropped()).equals(told(hub.droppedByAgents()))
                && told(collectors.dropped()).equals(told(hub.lost()))
                && hub.stored().equals(hub.queried());
        boolean kept = !lossless
                || (told(agents.dropped()).isEmpty()
                        && told(collectors.dropped()).isEmpty());
        return new Check(
                prefix + "created = stored + dropped by reason, told alike, nothing waiting, no hole",
                nothingWaits && balanced && toldAlike && kept,
                lossless ? "created = stored, nothing dropped" : "created = stored + dropped, alike in all books",
                ("created %d, agents dropped %s and hold %d; collectors took %d, dropped %s and hold %d;"
                                + " hub stored %d, was told dropped %s and lost %s, hole %d")
                        .formatted(
                                created,
                                told(agents.dropped()),
                                agents.waiting(),
                                collectors.taken(),
                                told(collectors.dropped()),
                                collectors.waiting(),
                                hub.stored().all(),
                                told(hub.droppedByAgents()),
                                told(hub.lost()),
                                hub.hole()),
                created);
    }

    private static Map<String, Long> told(Map<String, Long> reasons) {
        Map<String, Long> told = new TreeMap<>(reasons);
        told.values().removeIf(n -> n == 0);
        return told;
    }
}
