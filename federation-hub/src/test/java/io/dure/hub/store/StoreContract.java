package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditPage;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every adapter of the store's ports must do. */
abstract class StoreContract {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(10);

    abstract Stores stores();

    static FailoverSnapshot portal() {
        ServiceDefinition definition = new ServiceDefinition(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Mode.AUTOMATIC,
                Set.of("private", "public", "third"),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                List.of(
                        new MemberDefinition("private", 30, 1, List.of(new Endpoint("127.0.1.21", 8000))),
                        new MemberDefinition("public", 70, 1, List.of(new Endpoint("127.0.2.21", 8000)))));
        return FailoverMachine.fresh(definition, FailoverSettings.defaults(), NOW)
                .snapshot();
    }

    static AuditEntry entry(String act) {
        return new AuditEntry(0, NOW, "kim", "127.0.0.1", act, "portal", "why", "a", "b", new Token(3, 12), "done");
    }

    static Report windows(long sequence, String instance, long startMs) {
        return Report.newBuilder()
                .setSequence(sequence)
                .setWindows(WindowBatch.newBuilder()
                        .addPieces(WindowPiece.newBuilder()
                                .setInstance(Instance.newBuilder()
                                        .setService("portal")
                                        .setSite("private")
                                        .setInstance(instance))
                                .setWindowStartMs(startMs)
                                .setWindowMs(10_000)))
                .build();
    }

    private List<WindowPiece> pieces() {
        List<WindowPiece> pieces = new ArrayList<>();
        stores().ledger().pieces(Instant.EPOCH, pieces::add);
        return pieces;
    }

    @Test
    void aReportIsStoredOnceByItsNumber() {
        ReportLedger ledger = stores().ledger();
        Report first = windows(1, "a", 10_000);
        Report second = windows(2, "a", 20_000);

        assertThat(ledger.store("private-1", 1, List.of(first)).fresh()).containsExactly(first);
        ReportLedger.Stored again = ledger.store("private-1", 1, List.of(first, second));

        assertThat(again.highest()).isEqualTo(2);
        assertThat(again.fresh()).containsExactly(second);
        assertThat(pieces()).hasSize(2);
    }

    @Test
    void numbersBeginAnewWithEachIncarnation() {
        ReportLedger ledger = stores().ledger();
        ledger.store("private-1", 1, List.of(windows(7, "a", 10_000)));

        ReportLedger.Stored next = ledger.store("private-1", 2, List.of(windows(1, "a", 20_000)));

        assertThat(next.highest()).isEqualTo(1);
        assertThat(next.fresh()).hasSize(1);
    }

    @Test
    void aWindowBroughtByTwoCollectorsIsStoredOnce() {
        ReportLedger ledger = stores().ledger();

        ledger.store("private-1", 1, List.of(windows(1, "a", 10_000)));
        ledger.store("private-2", 1, List.of(windows(1, "a", 10_000)));

        assertThat(pieces()).hasSize(1);
    }

    @Test
    void trimmingForgetsOldPiecesAndKeepsNumbersAndEvacuations() {
        ReportLedger ledger = stores().ledger();
        EvacuationEvent event = EvacuationEvent.newBuilder()
                .setNameserver("private-1")
                .setService("portal")
                .setSite("private")
                .setDecidedMs(15_000)
                .build();
        Report evacuation =
                Report.newBuilder().setSequence(3).setEvacuation(event).build();
        ledger.store("private-1", 1, List.of(windows(1, "a", 10_000), windows(2, "a", 20_000), evacuation));

        ledger.trim(Instant.ofEpochMilli(20_000));

        assertThat(pieces()).extracting(WindowPiece::getWindowStartMs).containsExactly(20_000L);
        assertThat(ledger.evacuations(Instant.EPOCH)).containsExactly(event);
        assertThat(ledger.evacuations(Instant.ofEpochMilli(15_001))).isEmpty();
        assertThat(ledger.store("private-1", 1, List.of(evacuation)).fresh()).isEmpty();
    }

    @Test
    void aServiceIsProvisionedOnceAndThenTheStoreRules() {
        ServiceStore services = stores().services();
        assertThat(services.provision(portal(), entry("provision"))).isTrue();

        assertThat(services.provision(portal(), entry("provision"))).isFalse();

        assertThat(services.services()).containsExactly(portal());
        assertThat(stores().audit().page(10, Optional.empty()).entries()).hasSize(1);
    }

    @Test
    void aStepIsStoredWhole() {
        Stores stores = stores();
        stores.services().provision(portal(), entry("provision"));
        Incident incident = IncidentChange.opened(
                "portal-private-1", "portal", "private", NOW, Mode.AUTOMATIC, "quorum", false, "down", List.of());

        stores.services().save(new ServiceStore.Step(portal(), List.of(entry("set-weights")), List.of(incident)));

        assertThat(stores.incidents().incident("portal-private-1")).contains(incident);
        assertThat(stores.audit().page(10, Optional.empty()).entries())
                .extracting(AuditEntry::act)
                .containsExactly("set-weights", "provision");
    }

    @Test
    void aStepOfAnUnknownServiceIsRefusedAndLeavesNothing() {
        Stores stores = stores();

        assertThatThrownBy(() -> stores.services()
                        .save(new ServiceStore.Step(portal(), List.of(entry("set-weights")), List.of())))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(stores.audit().page(10, Optional.empty()).entries()).isEmpty();
    }

    @Test
    void auditIsReadInPagesTheLatestFirst() {
        AuditStore audit = stores().audit();
        AuditEntry first = audit.append(entry("one"));
        AuditEntry second = audit.append(entry("two"));
        AuditEntry third = audit.append(entry("three"));
        assertThat(third.id()).isGreaterThan(second.id());

        AuditPage page = audit.page(2, Optional.empty());

        assertThat(page.entries()).containsExactly(third, second);
        assertThat(audit.page(2, Optional.ofNullable(page.next())).entries()).containsExactly(first);
        assertThat(audit.page(3, Optional.empty()).next()).isNull();
    }

    @Test
    void incidentsAreReplacedByIdAndListedTheLatestFirst() {
        IncidentStore incidents = stores().incidents();
        Incident older = IncidentChange.opened(
                "portal-private-1", "portal", "private", NOW, Mode.AUTOMATIC, "quorum", false, "", List.of());
        Incident newer = IncidentChange.opened(
                "portal-private-2",
                "portal",
                "private",
                NOW.plusSeconds(9),
                Mode.AUTOMATIC,
                "quorum",
                false,
                "",
                List.of());
        incidents.save(older);
        incidents.save(newer);

        Incident closed = IncidentChange.closed(older, NOW.plusSeconds(5));
        incidents.save(closed);

        assertThat(incidents.incidents(Optional.of("portal"), 10)).containsExactly(newer, closed);
        assertThat(incidents.incidents(Optional.of("other"), 10)).isEmpty();
        assertThat(incidents.incidents(Optional.empty(), 1)).containsExactly(newer);
    }

    @Test
    void theEpochRisesWithEveryHolding() {
        Lease lease = stores().lease();

        assertThat(lease.acquire("hub-1", 0, LENGTH, NOW)).isEqualTo(new Lease.Result.Held(1, NOW.plus(LENGTH)));
        assertThat(lease.acquire("hub-1", 0, LENGTH, NOW)).isEqualTo(new Lease.Result.Held(2, NOW.plus(LENGTH)));
        assertThat(lease.acquire("hub-1", 40, LENGTH, NOW)).isEqualTo(new Lease.Result.Held(41, NOW.plus(LENGTH)));
    }

    @Test
    void anotherHubWaitsUntilTheLeaseIsOver() {
        Lease lease = stores().lease();
        lease.acquire("hub-1", 0, LENGTH, NOW);

        assertThat(lease.acquire("hub-2", 0, LENGTH, NOW.plusSeconds(9)))
                .isEqualTo(new Lease.Result.Refused("hub-1", 1, NOW.plus(LENGTH)));
        assertThat(lease.acquire("hub-2", 0, LENGTH, NOW.plusSeconds(10))).isInstanceOf(Lease.Result.Held.class);
        assertThat(lease.renew("hub-1", 1, LENGTH, NOW.plusSeconds(10))).isInstanceOf(Lease.Result.Refused.class);
    }

    @Test
    void aLeaseThatWasTakenAnewIsNotRenewedAtItsOldEpoch() {
        Lease lease = stores().lease();
        lease.acquire("hub-1", 0, LENGTH, NOW);
        lease.acquire("hub-1", 0, LENGTH, NOW);

        assertThat(lease.renew("hub-1", 1, LENGTH, NOW)).isInstanceOf(Lease.Result.Refused.class);
        assertThat(lease.renew("hub-1", 2, LENGTH, NOW.plusSeconds(3)))
                .isEqualTo(new Lease.Result.Held(2, NOW.plusSeconds(13)));
    }

    @Test
    void aReleasedLeaseIsFree() {
        Lease lease = stores().lease();
        lease.acquire("hub-1", 0, LENGTH, NOW);

        lease.release("hub-1", 1);

        assertThat(lease.acquire("hub-2", 0, LENGTH, NOW)).isEqualTo(new Lease.Result.Held(2, NOW.plus(LENGTH)));
    }
}
