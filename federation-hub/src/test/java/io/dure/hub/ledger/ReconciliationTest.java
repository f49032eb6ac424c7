package io.dure.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final LifeKey LIFE = new LifeKey("private", "portal", "a", 1);

    private final Reconciliation reconciliation = new Reconciliation();

    private static LifeBooks books(long created, long stored, long lastWindowMs) {
        return new LifeBooks(LIFE, created, stored, 0, Map.of(), Map.of(), lastWindowMs, 0, false);
    }

    private static CollectorBooks collector(boolean connected, long atMs, long taken, long waiting, long waitingForMs) {
        return new CollectorBooks(
                "private-1",
                "private",
                connected,
                atMs,
                Optional.of(new CollectorBooks.Books(
                        taken, 100, 0, waiting, Map.of(), 0, waitingForMs, waiting == 0 ? 0 : 1, 0, 1_000)));
    }

    private Ledger look(LifeBooks books, CollectorBooks collector, long nowMs) {
        return reconciliation.reconcile(List.of(books), List.of(collector), HubBooks.NONE, nowMs);
    }

    private static SiteLedger site(Ledger ledger) {
        return ledger.sites().getFirst();
    }

    @Test
    void aHoleIsFoundOnceItsSiteHasBeenSettledForAMinute() {
        look(books(100, 90, 0), collector(true, 0, 100, 0, 0), 0);
        Ledger before = look(books(200, 190, 50_000), collector(true, 59_000, 100, 0, 0), 59_000);
        assertThat(site(before).balance().waiting()).isEqualTo(10);
        assertThat(site(before).state()).isEqualTo(SiteLedger.State.WAITING);

        Ledger after = look(books(200, 190, 50_000), collector(true, 60_000, 100, 0, 0), 60_000);

        assertThat(site(after).balance().hole()).isEqualTo(10);
        assertThat(site(after).balance().waiting()).isZero();
        assertThat(site(after).state()).isEqualTo(SiteLedger.State.HOLE);
        assertThat(after.lives().getFirst().missing()).isEqualTo(new Missing(10, 0));
    }

    @Test
    void whileACollectorIsAwayOrBehindWhatIsOpenWaits() {
        for (long now = 0; now < 300_000; now += 2_000) {
            Ledger away = look(books(100, 90, now), collector(false, now, 100, 0, 0), now);
            assertThat(site(away).state()).isEqualTo(SiteLedger.State.STALE);
            assertThat(site(away).balance().hole()).isZero();
        }
        for (long now = 300_000; now < 600_000; now += 2_000) {
            Ledger behind = look(books(100, 90, now), collector(true, now, 110, 10, 31_000), now);
            assertThat(site(behind).state()).isEqualTo(SiteLedger.State.WAITING);
            assertThat(site(behind).balance().hole()).isZero();
        }
    }

    @Test
    void aSiteWhoseCollectorsHaveNotBeenHeardIsStaleAndNotBalanced() {
        Ledger ledger =
                look(books(100, 100, 0), new CollectorBooks("private-1", "private", false, 0, Optional.empty()), 0);

        assertThat(site(ledger).state()).isEqualTo(SiteLedger.State.STALE);
    }

    @Test
    void aProcessThatFellSilentHasAnUnknownTailUnlessItsSiteIsCutOff() {
        Ledger connected = look(books(100, 100, 0), collector(true, 31_000, 100, 0, 0), 31_000);
        assertThat(connected.lives().getFirst().state()).isEqualTo(LifeLedger.State.TAIL_UNKNOWN);
        assertThat(site(connected).tailUnknown()).isEqualTo(1);

        Ledger cut = look(books(100, 100, 0), collector(false, 31_000, 100, 0, 0), 31_000);
        assertThat(cut.lives().getFirst().state()).isEqualTo(LifeLedger.State.SILENT);
        assertThat(site(cut).tailUnknown()).isZero();
    }

    @Test
    void aCollectorsOwnBooksAreCheckedToo() {
        look(books(1, 1, 0), collector(true, 0, 103, 0, 0), 0);

        Ledger ledger = look(books(1, 1, 60_000), collector(true, 60_000, 103, 0, 0), 60_000);

        assertThat(ledger.collectors().getFirst().missing()).isEqualTo(new Missing(3, 0));
        assertThat(site(ledger).state()).isEqualTo(SiteLedger.State.HOLE);
    }

    @Test
    void theHubsOwnBooksAreCheckedToo() {
        HubBooks wrong = new HubBooks(10, 8, 1, Map.of());
        reconciliation.reconcile(List.of(), List.of(), wrong, 0);

        assertThat(reconciliation.reconcile(List.of(), List.of(), wrong, 60_000).hubMissing())
                .isEqualTo(new Missing(1, 0));
    }
}
