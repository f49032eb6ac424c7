package io.dure.hub.reconciliation;

import io.dure.hub.federation.StoreHealth;
import io.dure.hub.ledger.CollectorBooks;
import io.dure.hub.ledger.CollectorLedger;
import io.dure.hub.ledger.Ledger;
import io.dure.hub.ledger.LifeLedger;
import io.dure.hub.ledger.Missing;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What endangers the counts: a hole, a store that takes nothing, a spool that fills up. */
final class LedgerAlarms implements Alarms {
    private static final double FILLING = 0.8;
    /** A store that is only busy for a moment is no news. */
    private static final Duration BUSY_FOR = Duration.ofSeconds(30);

    private final Ledgers ledgers;
    private final Supplier<Optional<StoreHealth.Trouble>> store;
    private final Supplier<Optional<Instant>> diskFullSince;
    private final Clock clock;
    private final Map<String, Instant> fillingSince = new HashMap<>();

    LedgerAlarms(
            Ledgers ledgers,
            Supplier<Optional<StoreHealth.Trouble>> store,
            Supplier<Optional<Instant>> diskFullSince,
            Clock clock) {
        this.ledgers = ledgers;
        this.store = store;
        this.diskFullSince = diskFullSince;
        this.clock = clock;
    }

    @Override
    public synchronized List<Alarm> alarms() {
        Ledger ledger = ledgers.ledger();
        List<Alarm> alarms = new ArrayList<>();
        alarms.addAll(holesOfLives(ledger));
        for (CollectorLedger collector : ledger.collectors()) {
            CollectorBooks books = collector.books();
            hole(collector.missing(), null, books.site(), books.id()).ifPresent(alarms::add);
            filling(books).ifPresent(alarms::add);
        }
        hole(ledger.hubMissing(), null, null, "hub").ifPresent(alarms::add);
        store.get()
                .or(() -> diskFullSince
                        .get()
                        .map(since -> new StoreHealth.Trouble(
                                StoreUnavailable.DISK_FULL, since, "less than the reserve is free")))
                .flatMap(this::trouble)
                .ifPresent(alarms::add);
        return alarms;
    }

    private record Member(String site, String service) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            int bySite = site.compareTo(other.site);
            return bySite != 0 ? bySite : service.compareTo(other.service);
        }
    }

    private static List<Alarm> holesOfLives(Ledger ledger) {
        Map<Member, List<LifeLedger>> holes = new TreeMap<>();
        for (LifeLedger life : ledger.lives()) {
            if (life.missing().isSome()) {
                holes.computeIfAbsent(
                                new Member(life.life().site(), life.life().service()), member -> new ArrayList<>())
                        .add(life);
            }
        }
        List<Alarm> alarms = new ArrayList<>();
        holes.forEach((member, lives) -> {
            long transactions = lives.stream()
                    .mapToLong(life -> Math.abs(life.missing().transactions()))
                    .sum();
            long since = lives.stream()
                    .mapToLong(life -> life.missing().sinceMs())
                    .min()
                    .orElseThrow();
            alarms.add(new Alarm(
                    "ledger-hole",
                    Alarm.Severity.CRITICAL,
                    Instant.ofEpochMilli(since),
                    member.service(),
                    member.site(),
                    lives.size() == 1 ? lives.getFirst().life().instance() : null,
                    transactions + " transactions of " + lives.size() + " instances are in nobody's books"));
        });
        return alarms;
    }

    private static Optional<Alarm> hole(
            Missing missing, @Nullable String service, @Nullable String site, String subject) {
        return missing.isSome()
                ? Optional.of(new Alarm(
                        "ledger-hole",
                        Alarm.Severity.CRITICAL,
                        Instant.ofEpochMilli(missing.sinceMs()),
                        service,
                        site,
                        subject,
                        missing.transactions() + " transactions are missing in the books of " + subject))
                : Optional.empty();
    }

    private Optional<Alarm> filling(CollectorBooks collector) {
        boolean filling = collector
                .books()
                .filter(books -> books.spoolLimitBytes() > 0 && books.spoolBytes() > FILLING * books.spoolLimitBytes())
                .isPresent();
        if (!filling) {
            fillingSince.remove(collector.id());
            return Optional.empty();
        }
        Instant since = fillingSince.computeIfAbsent(collector.id(), id -> clock.instant());
        return Optional.of(new Alarm(
                "spool-filling",
                Alarm.Severity.WARNING,
                since,
                null,
                collector.site(),
                collector.id(),
                "the spool of " + collector.id()
                        + " is filled by more than 80 %; when it is full its oldest reports are" + " dropped"));
    }

    private Optional<Alarm> trouble(StoreHealth.Trouble trouble) {
        boolean full = trouble.code().equals(StoreUnavailable.DISK_FULL);
        boolean onlyBusy = trouble.code().equals(StoreUnavailable.BUSY)
                && trouble.since().isAfter(clock.instant().minus(BUSY_FOR));
        return onlyBusy
                ? Optional.empty()
                : Optional.of(new Alarm(
                        full ? "disk-full" : "store-unavailable",
                        Alarm.Severity.CRITICAL,
                        trouble.since(),
                        null,
                        null,
                        null,
                        "reports are not stored and wait at their collectors: " + trouble.detail()));
    }
}
