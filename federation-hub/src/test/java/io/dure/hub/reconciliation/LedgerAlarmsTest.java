package io.dure.hub.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.federation.StoreHealth;
import io.dure.hub.ledger.CollectorBooks;
import io.dure.hub.ledger.HubBooks;
import io.dure.hub.ledger.Ledger;
import io.dure.hub.ledger.LifeBooks;
import io.dure.hub.ledger.LifeKey;
import io.dure.hub.ledger.Reconciliation;
import io.dure.hub.steering.Alarm;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerAlarmsTest {
    private final Reconciliation reconciliation = new Reconciliation();
    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(60_000), ZoneOffset.UTC);
    private Ledger ledger = Ledger.EMPTY;
    private Optional<StoreHealth.Trouble> trouble = Optional.empty();
    private Optional<Instant> diskFullSince = Optional.empty();
    private final LedgerAlarms alarms = new LedgerAlarms(
            new Ledgers() {
                @Override
                public Ledger ledger() {
                    return ledger;
                }

                @Override
                public Ledger ledger(Optional<String> service, Optional<String> site) {
                    return ledger;
                }
            },
            () -> trouble,
            () -> diskFullSince,
            clock);

    private void look(long created, long stored, long spoolBytes, long nowMs) {
        ledger = reconciliation.reconcile(
                List.of(new LifeBooks(
                        new LifeKey("private", "portal", "a", 1),
                        created,
                        stored,
                        0,
                        Map.of(),
                        Map.of(),
                        nowMs,
                        0,
                        false)),
                List.of(new CollectorBooks(
                        "private-1",
                        "private",
                        true,
                        nowMs,
                        Optional.of(new CollectorBooks.Books(0, 0, 0, 0, Map.of(), 0, 0, 0, spoolBytes, 1_000)))),
                HubBooks.NONE,
                nowMs);
    }

    @Test
    void nothingIsRaisedWhileTheBooksAgree() {
        look(10, 10, 800, 60_000);

        assertThat(alarms.alarms()).isEmpty();
    }

    @Test
    void aHoleIsCriticalAndNamesItsInstance() {
        look(10, 7, 0, 0);
        look(10, 7, 0, 60_000);

        assertThat(alarms.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo("ledger-hole");
            assertThat(alarm.severity()).isEqualTo(Alarm.Severity.CRITICAL);
            assertThat(alarm.subject()).isEqualTo("a");
            assertThat(alarm.since()).isEqualTo(Instant.EPOCH);
            assertThat(alarm.detail()).contains("3 transactions");
        });
    }

    @Test
    void aSpoolThatFillsUpIsAWarningUntilItDrains() {
        look(10, 10, 801, 60_000);
        assertThat(alarms.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo("spool-filling");
            assertThat(alarm.severity()).isEqualTo(Alarm.Severity.WARNING);
        });

        look(10, 10, 400, 62_000);
        assertThat(alarms.alarms()).isEmpty();
    }

    @Test
    void aStoreThatTakesNothingIsCriticalAndAMomentsBusinessIsNot() {
        trouble = Optional.of(new StoreHealth.Trouble("disk-full", Instant.EPOCH, "no room"));
        assertThat(alarms.alarms()).extracting(Alarm::code).containsExactly("disk-full");

        trouble = Optional.of(new StoreHealth.Trouble("store-busy", Instant.ofEpochMilli(50_000), "queue"));
        assertThat(alarms.alarms()).isEmpty();
        trouble = Optional.of(new StoreHealth.Trouble("store-busy", Instant.EPOCH, "queue"));
        assertThat(alarms.alarms()).extracting(Alarm::code).containsExactly("store-unavailable");
    }

    @Test
    void aFullDiskIsAnAlarmThoughNobodyReports() {
        diskFullSince = Optional.of(Instant.EPOCH);

        assertThat(alarms.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo("disk-full");
            assertThat(alarm.since()).isEqualTo(Instant.EPOCH);
        });
    }
}
