package io.dure.hub.reconciliation;

import io.dure.federation.v1.CollectorLedger;
import io.dure.federation.v1.Live;
import io.dure.hub.federation.CollectorEvents;
import io.dure.hub.federation.Connections;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.ledger.CollectorBooks;
import io.dure.hub.ledger.CollectorBooks.Books;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The newest books of every collector, as they come with its live values. Thread-safe. */
final class BooksInbox implements CollectorEvents {
    private final Clock clock;
    private final Map<String, Heard> newest = new ConcurrentHashMap<>();

    private record Heard(long atMs, Books books) {}

    BooksInbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void live(Enrolled collector, Live live) {
        if (live.hasLedger()) {
            newest.put(collector.id(), new Heard(clock.millis(), books(live.getLedger(), live.getTimeMs())));
        }
    }

    /** How long a report waits is told by the collector's own clock, whatever the hub's says. */
    private static Books books(CollectorLedger ledger, long timeMs) {
        return new Books(
                ledger.getTaken(),
                ledger.getCommitted(),
                ledger.getRepeated(),
                ledger.getWaiting(),
                ledger.getDroppedMap(),
                ledger.getProbes(),
                ledger.getOldestWaitingMs() == 0 ? 0 : Math.max(0, timeMs - ledger.getOldestWaitingMs()),
                ledger.getWaitingReports(),
                ledger.getSpoolBytes(),
                ledger.getSpoolLimitBytes());
    }

    /** Of the collectors that belong to a site, in the order of the configuration. */
    List<CollectorBooks> of(List<Connections.Connection> connections) {
        List<CollectorBooks> all = new ArrayList<>();
        for (Connections.Connection connection : connections) {
            Enrolled collector = connection.collector();
            collector.site().ifPresent(site -> {
                Heard heard = newest.get(collector.id());
                all.add(new CollectorBooks(
                        collector.id(), site, connection.connected(), heard == null ? 0 : heard.atMs, known(heard)));
            });
        }
        return all;
    }

    private static Optional<Books> known(@Nullable Heard heard) {
        return heard == null ? Optional.empty() : Optional.of(heard.books);
    }
}
