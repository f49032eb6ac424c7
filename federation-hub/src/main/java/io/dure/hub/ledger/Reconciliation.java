package io.dure.hub.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at all books again and again, and remembers since when something has been open. Confined to one thread. */
public final class Reconciliation {
    /** Two windows and the time a report takes. */
    static final long SILENT_AFTER_MS = 30_000;

    /**
     * A silent process may be cut off and hold what it has still to say, its drops among it. Longer than this it is taken
     * to be gone.
     */
    static final long GONE_AFTER_MS = 600_000;

    private final Map<LifeKey, HoleWatch> lives = new HashMap<>();
    private final Map<String, HoleWatch> collectors = new HashMap<>();
    private final HoleWatch hub = new HoleWatch();

    /**
     * Takes the newest look.
     *
     * @param nowMs by the hub's clock
     */
    public Ledger reconcile(List<LifeBooks> books, List<CollectorBooks> sites, HubBooks own, long nowMs) {
        Set<String> settled = settled(sites, nowMs);
        List<LifeLedger> rows = new ArrayList<>(books.size());
        for (LifeBooks life : books) {
            rows.add(row(life, settled.contains(life.life().site()), nowMs));
        }
        rows.sort((one, other) -> one.life().compareTo(other.life()));
        lives.keySet().retainAll(books.stream().map(LifeBooks::life).collect(Collectors.toSet()));
        collectors.keySet().retainAll(sites.stream().map(CollectorBooks::id).collect(Collectors.toSet()));
        return new Ledger(
                nowMs,
                rows,
                sites.stream().map(collector -> row(collector, nowMs)).toList(),
                own,
                missing(hub, own.open(), true, nowMs));
    }

    private static Set<String> settled(List<CollectorBooks> collectors, long nowMs) {
        Set<String> settled = new HashSet<>();
        collectors.forEach(collector -> settled.add(collector.site()));
        collectors.stream()
                .filter(collector -> !collector.settled(nowMs))
                .forEach(collector -> settled.remove(collector.site()));
        return settled;
    }

    private LifeLedger row(LifeBooks books, boolean settled, long nowMs) {
        Balance balance = books.balance();
        long open = balance.waiting() + balance.hole();
        HoleWatch watch = lives.computeIfAbsent(books.life(), key -> new HoleWatch());
        long silentMs = nowMs - books.lastWindowMs();
        boolean saysAll = books.ended() || silentMs <= SILENT_AFTER_MS || silentMs > GONE_AFTER_MS;
        Missing missing = missing(watch, open, settled && saysAll, nowMs);
        if (watch.isIdle()) {
            lives.remove(books.life());
        }
        Balance judged = open > 0 ? balance.missing(missing.transactions()) : balance;
        return new LifeLedger(books.life(), judged, books.lastWindowMs(), state(books, settled, nowMs), missing);
    }

    private static LifeLedger.State state(LifeBooks books, boolean settled, long nowMs) {
        if (books.ended()) {
            return LifeLedger.State.ENDED;
        }
        if (nowMs - books.lastWindowMs() <= SILENT_AFTER_MS) {
            return LifeLedger.State.REPORTING;
        }
        return settled ? LifeLedger.State.TAIL_UNKNOWN : LifeLedger.State.SILENT;
    }

    private CollectorLedger row(CollectorBooks collector, long nowMs) {
        boolean heard = collector.connected() && nowMs - collector.atMs() <= CollectorBooks.FRESH_MS;
        HoleWatch watch = collectors.computeIfAbsent(collector.id(), id -> new HoleWatch());
        long open = collector.books().map(CollectorBooks.Books::open).orElse(0L);
        return new CollectorLedger(
                collector, heard && collector.books().isPresent(), missing(watch, open, heard, nowMs));
    }

    private static Missing missing(HoleWatch watch, long open, boolean settled, long nowMs) {
        long missing = watch.observe(open, settled, nowMs);
        return missing == 0 ? Missing.NOTHING : new Missing(missing, watch.sinceMs());
    }
}
