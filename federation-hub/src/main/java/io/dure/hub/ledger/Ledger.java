package io.dure.hub.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The books of all, side by side, at one moment.
 *
 * @param lives ordered by site, service, instance and start
 * @param collectors in the order of the configuration
 */
public record Ledger(
        long atMs, List<LifeLedger> lives, List<CollectorLedger> collectors, HubBooks hub, Missing hubMissing) {
    /** Every report waits for its acknowledgement; only from here on it is worth a word. */
    private static final long UNDER_WAY_MS = 5_000;

    /** Before the first look. */
    public static final Ledger EMPTY = new Ledger(0, List.of(), List.of(), HubBooks.NONE, Missing.NOTHING);

    public Ledger {
        lives = List.copyOf(lives);
        collectors = List.copyOf(collectors);
    }

    /** Of some services and sites only. */
    public Ledger of(Predicate<LifeKey> wanted, Predicate<String> site) {
        return new Ledger(
                atMs,
                lives.stream().filter(life -> wanted.test(life.life())).toList(),
                collectors.stream()
                        .filter(collector -> site.test(collector.books().site()))
                        .toList(),
                hub,
                hubMissing);
    }

    public Balance totals() {
        return sum(lives);
    }

    /** Every site that has a life or a collector, by name. */
    public List<SiteLedger> sites() {
        Map<String, List<LifeLedger>> bySite = new TreeMap<>();
        collectors.forEach(collector -> bySite.computeIfAbsent(collector.books().site(), site -> new ArrayList<>()));
        lives.forEach(life -> bySite.computeIfAbsent(life.life().site(), site -> new ArrayList<>())
                .add(life));
        List<SiteLedger> sites = new ArrayList<>();
        bySite.forEach((site, all) -> sites.add(site(site, all)));
        return sites;
    }

    private SiteLedger site(String site, List<LifeLedger> all) {
        Balance balance = sum(all);
        List<CollectorLedger> own = collectors.stream()
                .filter(collector -> collector.books().site().equals(site))
                .toList();
        boolean missing = all.stream().anyMatch(life -> life.missing().isSome())
                || own.stream().anyMatch(collector -> collector.missing().isSome());
        boolean heard = !own.isEmpty() && own.stream().allMatch(CollectorLedger::heard);
        boolean waiting = balance.waiting() > 0 || own.stream().anyMatch(Ledger::isBehind);
        SiteLedger.State state = missing
                ? SiteLedger.State.HOLE
                : !heard ? SiteLedger.State.STALE : waiting ? SiteLedger.State.WAITING : SiteLedger.State.BALANCED;
        int unknown = (int) all.stream()
                .filter(life -> life.state() == LifeLedger.State.TAIL_UNKNOWN)
                .count();
        return new SiteLedger(site, balance, unknown, state);
    }

    private static boolean isBehind(CollectorLedger collector) {
        return collector.books().books().stream()
                .anyMatch(books -> books.waiting() > 0 && books.oldestWaitingForMs() >= UNDER_WAY_MS);
    }

    private static Balance sum(List<LifeLedger> lives) {
        return lives.stream().map(LifeLedger::balance).reduce(Balance.NONE, Balance::plus);
    }

    /** What is in nobody's books, wherever. */
    public List<Missing> missing() {
        List<Missing> all = new ArrayList<>();
        lives.forEach(life -> all.add(life.missing()));
        collectors.forEach(collector -> all.add(collector.missing()));
        all.add(hubMissing);
        all.removeIf(missing -> !missing.isSome());
        return all;
    }

    public Optional<LifeLedger> life(LifeKey key) {
        return lives.stream().filter(life -> life.life().equals(key)).findFirst();
    }
}
