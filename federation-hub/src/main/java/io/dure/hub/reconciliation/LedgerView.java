package io.dure.hub.reconciliation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dure.hub.ledger.Balance;
import io.dure.hub.ledger.CollectorBooks;
import io.dure.hub.ledger.CollectorLedger;
import io.dure.hub.ledger.Ledger;
import io.dure.hub.ledger.LifeLedger;
import io.dure.hub.ledger.SiteLedger;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as the API shows it, in transactions of every entry.
 *
 * @param since lives whose newest window is older are not in it
 * @param instances those that need a look first
 * @param instanceCount of all, also those beyond the limit
 * @param hub null: not for who asked
 */
record LedgerView(
        Instant at,
        Instant since,
        TotalsRow totals,
        List<SiteRow> sites,
        List<InstanceRow> instances,
        int instanceCount,
        List<CollectorRow> collectors,
        @Nullable HubRow hub)
        implements Scoped {

    /** Collectors and the hub count over all services, and the hub over all sites; it was asked for within the scope. */
    @Override
    public Optional<LedgerView> within(Sight sight) {
        return Optional.of(
                sight.everything()
                        ? this
                        : new LedgerView(
                                at,
                                since,
                                totals,
                                sites.stream()
                                        .filter(row -> sight.site(row.site()))
                                        .toList(),
                                instances.stream()
                                        .filter(row -> sight.covers(row.site(), row.service()))
                                        .toList(),
                                instanceCount,
                                collectors.stream()
                                        .filter(row -> sight.scope().services().areAll() && sight.site(row.site()))
                                        .toList(),
                                null));
    }

    /** All sites together; the state is the worst of theirs. */
    record TotalsRow(@JsonUnwrapped Balance balance, int tailUnknown, SiteLedger.State state) {}

    record SiteRow(String site, @JsonUnwrapped Balance balance, int tailUnknown, SiteLedger.State state) {}

    record CollectorRow(
            String id,
            String site,
            boolean connected,
            @Nullable Instant at,
            @Nullable Long taken,
            @Nullable Long committed,
            @Nullable Long repeated,
            @Nullable Long waiting,
            @Nullable Long probes,
            Map<String, Long> dropped,
            @Nullable Long waitingReports,
            @Nullable Instant oldestWaitingAt,
            @Nullable Long spoolBytes,
            @Nullable Long spoolLimitBytes,
            long hole) {}

    record HubRow(long received, long stored, long repeated, Map<String, Long> dropped, long hole) {}

    /** What is missing first, then what is not known, then what is under way. */
    private static final Comparator<LifeLedger> BY_NEED = Comparator.comparing(
                    (LifeLedger life) -> life.balance().hole() == 0)
            .thenComparing(life -> life.state() != LifeLedger.State.TAIL_UNKNOWN)
            .thenComparing(life -> life.balance().waiting() == 0)
            .thenComparing(LifeLedger::life);

    static LedgerView of(Ledger ledger, int limit) {
        List<SiteLedger> sites = ledger.sites();
        Instant at = Instant.ofEpochMilli(ledger.atMs());
        return new LedgerView(
                at,
                at.minus(LedgerKeeper.SPAN),
                totals(ledger.totals(), sites),
                sites.stream().map(LedgerView::site).toList(),
                ledger.lives().stream()
                        .sorted(BY_NEED)
                        .limit(limit)
                        .map(InstanceRow::of)
                        .toList(),
                ledger.lives().size(),
                ledger.collectors().stream().map(LedgerView::collector).toList(),
                new HubRow(
                        ledger.hub().received(),
                        ledger.hub().stored(),
                        ledger.hub().repeated(),
                        ledger.hub().dropped(),
                        ledger.hubMissing().transactions()));
    }

    private static TotalsRow totals(Balance sum, List<SiteLedger> sites) {
        return new TotalsRow(
                sum,
                sites.stream().mapToInt(SiteLedger::tailUnknown).sum(),
                sites.stream()
                        .map(SiteLedger::state)
                        .max(Comparator.naturalOrder())
                        .orElse(SiteLedger.State.BALANCED));
    }

    private static SiteRow site(SiteLedger site) {
        return new SiteRow(site.site(), site.balance(), site.tailUnknown(), site.state());
    }

    private static CollectorRow collector(CollectorLedger row) {
        CollectorBooks collector = row.books();
        CollectorBooks.Books books = collector.books().orElse(null);
        long hole = row.missing().transactions();
        if (books == null) {
            return new CollectorRow(
                    collector.id(),
                    collector.site(),
                    collector.connected(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of(),
                    null,
                    null,
                    null,
                    null,
                    hole);
        }
        Instant at = Instant.ofEpochMilli(collector.atMs());
        return new CollectorRow(
                collector.id(),
                collector.site(),
                collector.connected(),
                at,
                books.taken(),
                books.committed(),
                books.repeated(),
                books.waiting(),
                books.probes(),
                books.dropped(),
                books.waitingReports(),
                books.waitingReports() == 0 ? null : at.minusMillis(books.oldestWaitingForMs()),
                books.spoolBytes(),
                books.spoolLimitBytes(),
                hole);
    }
}
