package io.dure.collector.spool;

import io.dure.federation.v1.CollectorLedger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The collector's books at {@code GET /actuator/ledger} on the management port. */
@Endpoint(id = "ledger")
public final class LedgerEndpoint {
    private final Spool spool;

    LedgerEndpoint(Spool spool) {
        this.spool = spool;
    }

    /** In transactions of every entry: taken = committed + waiting + the sum of dropped. */
    @ReadOperation
    public Ledger ledger() {
        CollectorLedger books = spool.ledger();
        return new Ledger(
                books.getTaken(),
                books.getCommitted(),
                books.getRepeated(),
                books.getWaiting(),
                new TreeMap<>(books.getDroppedMap()),
                books.getProbes(),
                books.getOldestWaitingMs() == 0
                        ? null
                        : Instant.ofEpochMilli(books.getOldestWaitingMs()).toString(),
                books.getWaitingReports(),
                books.getSpoolBytes(),
                books.getSpoolLimitBytes());
    }

    /**
     * The answer.
     *
     * @param repeated of the committed, what the hub had from another report already
     * @param probes of the taken
     * @param oldestWaitingAt ISO 8601; null when nothing waits
     */
    public record Ledger(
            long taken,
            long committed,
            long repeated,
            long waiting,
            Map<String, Long> dropped,
            long probes,
            @Nullable String oldestWaitingAt,
            long waitingReports,
            long spoolBytes,
            long spoolLimitBytes) {}
}
