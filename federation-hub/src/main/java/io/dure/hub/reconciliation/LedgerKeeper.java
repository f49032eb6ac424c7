package io.dure.hub.reconciliation;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.federation.Connections;
import io.dure.hub.federation.IntakeCounts;
import io.dure.hub.ledger.HubBooks;
import io.dure.hub.ledger.Ledger;
import io.dure.hub.ledger.LifeBooks;
import io.dure.hub.ledger.Reconciliation;
import io.dure.hub.store.LifeQuery;
import io.dure.hub.store.LifeStore;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at all books every 2 s, on a thread of its own, as reading them may wait for the store. */
final class LedgerKeeper implements SmartLifecycle, Ledgers {
    /** A life without a window for this long has left the ledger; its own books stay in the store. */
    static final Duration SPAN = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final LifeStore lives;
    private final Connections connections;
    private final BooksInbox inbox;
    private final IntakeCounts intake;
    private final Changes changes;
    private final Clock clock;
    private final Reconciliation reconciliation = new Reconciliation();
    private volatile Ledger newest = Ledger.EMPTY;
    private volatile boolean running;

    LedgerKeeper(
            LifeStore lives,
            Connections connections,
            BooksInbox inbox,
            IntakeCounts intake,
            Changes changes,
            Clock clock) {
        this.lives = lives;
        this.connections = connections;
        this.inbox = inbox;
        this.intake = intake;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("ledger").daemon().start(() -> {
            while (running) {
                long began = System.nanoTime();
                look();
                // Of a large fleet the books are many; looking at them must stay a small part of the time.
                LockSupport.parkNanos(Math.max(EVERY_NANOS, 10 * (System.nanoTime() - began)));
            }
        });
    }

    private void look() {
        try {
            Instant now = clock.instant();
            // The collectors first: what they say is committed by then is found in the store afterwards.
            var collectors = inbox.of(connections.all());
            List<LifeBooks> books = lives.lives(LifeQuery.all().since(now.minus(SPAN))).stream()
                    .map(StoredBooks::of)
                    .toList();
            Ledger before = newest;
            newest = reconciliation.reconcile(books, collectors, own(), now.toEpochMilli());
            if (!newest.missing().equals(before.missing())) {
                changes.publish(new Change.OverviewChanged());
            }
        } catch (StoreUnavailable failed) {
            LOG.warn("the ledger is not looked at: {}", failed.getMessage());
        } catch (RuntimeException | Error failed) {
            // A ledger that nobody renews must not look as if all were well: its time stands still, and this is said.
            LOG.error("the ledger is not looked at", failed);
        }
    }

    private HubBooks own() {
        IntakeCounts.Counts counts = intake.counts();
        return new HubBooks(
                counts.received(),
                counts.stored(),
                counts.repeated(),
                Map.of("refused", Math.max(0, counts.refused())));
    }

    @Override
    public Ledger ledger() {
        return newest;
    }

    @Override
    public Ledger ledger(Optional<String> service, Optional<String> site) {
        Predicate<String> wanted = name -> site.isEmpty() || site.get().equals(name);
        return newest.of(
                life -> wanted.test(life.site())
                        && (service.isEmpty() || service.get().equals(life.service())),
                wanted);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
