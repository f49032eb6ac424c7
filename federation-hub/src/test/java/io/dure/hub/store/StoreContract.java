package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Account;
import io.dure.federation.v1.Entry;
import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Loss;
import io.dure.federation.v1.Losses;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.gslb.plan.Token;
import io.dure.hub.alarm.AlarmBy;
import io.dure.hub.alarm.AlarmDirection;
import io.dure.hub.alarm.AlarmReading;
import io.dure.hub.alarm.AlarmRule;
import io.dure.hub.alarm.AlarmScope;
import io.dure.hub.alarm.AlarmSeverity;
import io.dure.hub.alarm.RaisedAlarm;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditPage;
import io.dure.hub.drill.Drill;
import io.dure.hub.failover.DeskSnapshot;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.DrillPlan;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.IncidentId;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.Proposal;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.failover.Shift;
import io.dure.hub.failover.Stage;
import io.dure.hub.failover.SurvivorReading;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.told.Told;
import io.dure.protocol.histogram.LatencyHistogram;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter of the store's ports must do. */
abstract class StoreContract {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(60_000), ZoneOffset.UTC);
    private static final Duration LENGTH = Duration.ofSeconds(10);

    abstract Stores stores();

    static FailoverSnapshot portal() {
        return portal(new Policy.Weighted(), Guardrails.none());
    }

    private static FailoverSnapshot portal(Policy policy, Guardrails guardrails) {
        ServiceDefinition definition = new ServiceDefinition(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Mode.AUTOMATIC,
                Set.of("private", "public", "third"),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                List.of(
                        new MemberDefinition("private", 30, 1, List.of(new Endpoint("127.0.1.21", 8000))),
                        new MemberDefinition("public", 70, 1, List.of(new Endpoint("127.0.2.21", 8000)))),
                policy,
                guardrails,
                List.of(),
                Drift.REPORT);
        return FailoverMachine.fresh(definition, FailoverSettings.defaults(), NOW)
                .snapshot();
    }

    static Stream<Policy> policies() {
        return Stream.of(
                new Policy.Weighted(),
                new Policy.ActiveActive(),
                new Policy.ActiveStandby(List.of("private", "public")),
                new Policy.BySubnet(Map.of("private", List.of(Subnet.parse("10.20.0.0/16")))));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aServiceIsReadAsItWasWritten(Policy policy) {
        Guardrails guardrails = new Guardrails(
                50,
                Optional.of(new Guardrails.LargestChange(20, Duration.ofMinutes(1))),
                Optional.of(new Guardrails.Window(
                        Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("Asia/Seoul"))),
                true);
        FailoverSnapshot written = portal(policy, guardrails);
        stores().services().provision(written, entry("provision"));
        assertThat(stores().services().services()).containsExactly(written);
    }

    static AuditEntry entry(String act) {
        return new AuditEntry(0, NOW, "kim", "127.0.0.1", act, "portal", "why", "a", "b", new Token(3, 12), "done");
    }

    static Report windows(long incarnation, long sequence, String instance, long startMs) {
        return report(incarnation, sequence, window(instance, startMs).build());
    }

    static Report report(long incarnation, long sequence, WindowPiece... pieces) {
        return Report.newBuilder()
                .setIncarnation(incarnation)
                .setSequence(sequence)
                .setWindows(WindowBatch.newBuilder().addAllPieces(List.of(pieces)))
                .build();
    }

    /** With one transaction of 20 ms. */
    static WindowPiece.Builder window(String instance, long startMs) {
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setService("portal")
                        .setSite("private")
                        .setInstance(instance)
                        .setHost("host-" + instance))
                .setWindowStartMs(startMs)
                .setReportedStartMs(startMs)
                .setWindowMs(10_000)
                .addSeries(series(Entry.NAME, 1));
    }

    static Series series(Entry entry, int transactions) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (int i = 0; i < transactions; i++) {
            recorder.record(0.02);
        }
        return Series.newBuilder()
                .setRoute("GET /notices")
                .setOutcome(Outcome.OK)
                .setEntry(entry)
                .setDuration(recorder.histogram().toProto())
                .build();
    }

    static Report lost(long incarnation, long sequence, String instance, long transactions) {
        return Report.newBuilder()
                .setIncarnation(incarnation)
                .setSequence(sequence)
                .setLosses(Losses.newBuilder()
                        .addLosses(Loss.newBuilder()
                                .setInstance(window(instance, 0).getInstance())
                                .setReason("spool-full")
                                .setWindows(1)
                                .setTransactions(transactions)))
                .build();
    }

    private List<WindowPiece> pieces() {
        List<WindowPiece> pieces = new ArrayList<>();
        stores().reports().pieces(Instant.EPOCH, pieces::add);
        return pieces;
    }

    private Life life() {
        List<Life> lives = stores().lives().lives(LifeQuery.all());
        assertThat(lives).hasSize(1);
        return lives.getFirst();
    }

    @Test
    void aReportIsStoredOnceByItsNumber() {
        ReportStore reports = stores().reports();
        Report first = windows(1, 1, "a", 10_000);
        Report second = windows(1, 2, "a", 20_000);

        assertThat(reports.store("private-1", List.of(first)).fresh()).containsExactly(first);
        ReportStore.Stored again = reports.store("private-1", List.of(first, second));

        assertThat(again.committed()).containsExactly(new ReportStore.Committed(1, 2, 0, 0));
        assertThat(again.fresh()).containsExactly(second);
        assertThat(pieces()).hasSize(2);
        assertThat(life().stored()).isEqualTo(2);
    }

    @Test
    void numbersBeginAnewWithEachIncarnation() {
        ReportStore reports = stores().reports();

        ReportStore.Stored both =
                reports.store("private-1", List.of(windows(1, 7, "a", 10_000), windows(2, 1, "a", 20_000)));

        assertThat(both.committed())
                .containsExactly(new ReportStore.Committed(1, 7, 0, 0), new ReportStore.Committed(2, 1, 0, 0));
        assertThat(both.fresh()).hasSize(2);
    }

    @Test
    void aWindowBroughtByTwoCollectorsIsStoredOnceAndCountedAsRepeated() {
        ReportStore reports = stores().reports();
        WindowPiece piece = window("a", 10_000).build();
        WindowPiece shiftedOtherwise =
                piece.toBuilder().setWindowStartMs(20_000).build();
        reports.store("private-1", List.of(report(1, 1, piece)));

        ReportStore.Stored copy = reports.store(
                "private-2",
                List.of(report(1, 1, shiftedOtherwise, window("b", 10_000).build()), report(1, 2, piece)));

        assertThat(copy.committed()).containsExactly(new ReportStore.Committed(1, 2, 2, 2));
        assertThat(copy.fresh())
                .containsExactly(report(1, 1, window("b", 10_000).build()), report(1, 2));
        assertThat(pieces())
                .extracting(each -> each.getInstance().getInstance())
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void piecesOfOneWindowAddUp() {
        WindowPiece first = window("a", 10_000).setPiece(71).build();
        WindowPiece second = window("a", 10_000).setPiece(72).build();

        stores().reports().store("private-1", List.of(report(1, 1, first, second, first)));

        assertThat(pieces()).extracting(WindowPiece::getPiece).containsExactlyInAnyOrder(71L, 72L);
        assertThat(life().stored()).isEqualTo(2);
    }

    @Test
    void aLifesBooksAreThoseOfItsNewestWindow() {
        WindowPiece older = window("a", 10_000)
                .setAccount(Account.newBuilder().setCreated(3).putDropped("queue-full", 1))
                .build();
        WindowPiece newer = window("a", 20_000)
                .addSeries(series(Entry.PROBE, 4))
                .setAccount(Account.newBuilder()
                        .setCreated(9)
                        .putDropped("queue-full", 2)
                        .setLast(true))
                .build();

        stores().reports().store("private-1", List.of(report(1, 1, newer), report(1, 2, older)));

        Life life = life();
        assertThat(life.created()).isEqualTo(9);
        assertThat(life.stored()).isEqualTo(6);
        assertThat(life.probes()).isEqualTo(4);
        assertThat(life.droppedByAgent()).containsExactly(Map.entry("queue-full", 2L));
        assertThat(life.ended()).isTrue();
        assertThat(life.firstWindowMs()).isEqualTo(10_000);
        assertThat(life.lastWindowMs()).isEqualTo(20_000);
        assertThat(life.host()).isEqualTo("host-a");
    }

    @Test
    void lossesAreCountedOnceByTheirNumber() {
        ReportStore reports = stores().reports();
        reports.store("private-1", List.of(windows(1, 1, "a", 10_000), lost(1, 2, "a", 5)));

        reports.store("private-1", List.of(lost(1, 2, "a", 5), lost(1, 3, "a", 2)));

        assertThat(life().lost()).containsExactly(Map.entry("spool-full", 7L));
    }

    @Test
    void aWindowOlderThanWhatIsRememberedIsLostAndCountedOnce() {
        ReportStore reports = stores().reports();
        Report late = windows(1, 1, "a", CLOCK.millis() - Duration.ofHours(26).toMillis());

        ReportStore.Stored stored = reports.store("private-1", List.of(late));
        reports.store("private-2", List.of(late));

        assertThat(stored.fresh()).containsExactly(report(1, 1));
        assertThat(stored.committed()).containsExactly(new ReportStore.Committed(1, 1, 0, 0));
        assertThat(pieces()).isEmpty();
        assertThat(life().lost()).containsExactly(Map.entry("too-late", 1L));
        assertThat(life().stored()).isZero();
    }

    @Test
    void aWindowThatContradictsItselfIsLostAndCounted() {
        Series wrong = series(Entry.NAME, 3);
        wrong = wrong.toBuilder()
                .setDuration(wrong.getDuration().toBuilder().setCount(4))
                .build();

        stores().reports()
                .store(
                        "private-1",
                        List.of(report(
                                1,
                                1,
                                window("a", 10_000)
                                        .clearSeries()
                                        .addSeries(wrong)
                                        .build())));

        assertThat(pieces()).isEmpty();
        assertThat(life().lost()).containsExactly(Map.entry("malformed", 4L));
    }

    @Test
    void livesAreFoundByScopeAndText() {
        stores().reports()
                .store(
                        "private-1",
                        List.of(
                                windows(1, 1, "a", 10_000),
                                windows(1, 2, "b", 30_000),
                                windows(1, 3, "10.1.2.3:8080", 20_000)));

        assertThat(names(LifeQuery.all())).containsExactly("b", "10.1.2.3:8080", "a");
        assertThat(names(LifeQuery.all().withText("HOST-B"))).containsExactly("b");
        assertThat(names(LifeQuery.all().withText("1.2.3"))).containsExactly("10.1.2.3:8080");
        assertThat(names(LifeQuery.all().since(Instant.ofEpochMilli(20_000)))).containsExactly("b", "10.1.2.3:8080");
        assertThat(names(LifeQuery.all().limit(1))).containsExactly("b");
        assertThat(names(LifeQuery.all().ofService("portal").atSite("private"))).hasSize(3);
        assertThat(names(LifeQuery.all().ofService("other"))).isEmpty();
        assertThat(names(LifeQuery.all().atSite("public"))).isEmpty();
    }

    private List<String> names(LifeQuery query) {
        return stores().lives().lives(query).stream().map(Life::instance).toList();
    }

    @Test
    void evacuationsAreKeptByTheTimeOfTheirDecision() {
        ReportStore reports = stores().reports();
        EvacuationEvent event = EvacuationEvent.newBuilder()
                .setNameserver("private-1")
                .setService("portal")
                .setSite("private")
                .setDecidedMs(15_000)
                .build();
        Report evacuation = Report.newBuilder()
                .setIncarnation(1)
                .setSequence(3)
                .setEvacuation(event)
                .build();

        reports.store("private-1", List.of(evacuation));

        assertThat(reports.evacuations(Instant.EPOCH)).containsExactly(event);
        assertThat(reports.evacuations(Instant.ofEpochMilli(15_001))).isEmpty();
        assertThat(reports.store("private-1", List.of(evacuation)).fresh()).isEmpty();
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
                "portal-private-1",
                "portal",
                "private",
                NOW,
                Mode.AUTOMATIC,
                "quorum",
                false,
                Told.reason("down"),
                List.of());

        stores.services().save(new ServiceStore.Step(portal(), List.of(entry("set-weights")), List.of(incident)));

        assertThat(stores.incidents().incident("portal-private-1")).contains(incident);
        assertThat(stores.audit().page(10, Optional.empty()).entries())
                .extracting(AuditEntry::act)
                .containsExactly("set-weights", "provision");
    }

    private static Drill drill(String id, Instant startedAt, Drill.State state) {
        return new Drill(
                id,
                "portal",
                "private",
                "portal-private-3",
                state,
                startedAt,
                null,
                "kim",
                null,
                "quarterly",
                new Drill.Limits(0.05, 800),
                60_000,
                List.of(new Drill.StageTime(Incident.Stage.FAILED, startedAt, 0L)),
                null,
                null,
                new Drill.Abort(startedAt, "p95", "too slow", null),
                List.of(new Drill.Survivor("public", new Drill.Reading(0.01, 9.5), new Drill.Reading(null, null))));
    }

    @Test
    void drillsAreReplacedByIdAndListedTheLatestFirst() {
        Stores stores = stores();
        stores.services().provision(portal(), entry("provision"));
        Drill older = drill("drill-portal-private-1", NOW, Drill.State.COMPLETED);
        Drill newer = drill("drill-portal-private-2", NOW.plusSeconds(60), Drill.State.LEAVING);
        Drill later = drill("drill-portal-private-2", NOW.plusSeconds(60), Drill.State.AWAY);
        ServiceStore services = stores.services();
        services.save(new ServiceStore.Step(portal(), List.of(), List.of(), List.of(newer, older)));

        services.save(new ServiceStore.Step(portal(), List.of(), List.of(), List.of(later)));

        assertThat(stores.drills().drills(Optional.of("portal"), 10)).containsExactly(later, older);
        assertThat(stores.drills().drills(Optional.of("other"), 10)).isEmpty();
        assertThat(stores.drills().drills(Optional.empty(), 1)).containsExactly(later);
        assertThat(stores.drills().drill("drill-portal-private-1")).contains(older);
        assertThat(stores.drills().drill("drill-portal-private-9")).isEmpty();
    }

    @Test
    void whatOperatorsLeftBehindIsReadAsItWasWritten() {
        Stores stores = stores();
        FailoverSnapshot plain = portal();
        stores.services().provision(plain, entry("provision"));
        DrillPlan plan = new DrillPlan(Duration.ofSeconds(30), 0.05, Duration.ofMillis(800));
        DeskSnapshot desk = new DeskSnapshot(
                List.of(new Shift(NOW, Map.of("private", -30.0, "public", 30.0))),
                List.of(
                        proposal("3-1", Proposal.Kind.WEIGHTS, Optional.empty(), Proposal.State.PENDING),
                        proposal("3-3", Proposal.Kind.DEFINITION, Optional.empty(), Proposal.State.PENDING),
                        proposal("3-2", Proposal.Kind.DRILL, Optional.of(plan), Proposal.State.REJECTED)),
                2,
                Map.of("private", NOW.plusSeconds(60)),
                Set.of("public"),
                Optional.of(new io.dure.hub.failover.Drill(
                        "drill-portal-private-3",
                        new IncidentId("portal", "private", 3),
                        "kim",
                        Optional.of("lee"),
                        "quarterly",
                        plan,
                        3,
                        NOW,
                        io.dure.hub.failover.Drill.State.ABORTING,
                        NOW,
                        Map.of(Stage.FAILED, NOW),
                        List.of(new io.dure.hub.failover.Drill.Step(10, NOW)),
                        Optional.of(new io.dure.hub.failover.Drill.Abort(
                                NOW, io.dure.hub.failover.Drill.Reason.P95, "too slow", Optional.empty())),
                        Map.of(
                                "public",
                                new io.dure.hub.failover.Drill.Survivor(
                                        new SurvivorReading(500, Optional.of(0.01), Optional.of(Duration.ofMillis(9))),
                                        Optional.empty(),
                                        Optional.of(Duration.ofMillis(900)))))));
        FailoverSnapshot acted = new FailoverSnapshot(
                plain.definition(),
                plain.freeze(),
                plain.members(),
                plain.approvals(),
                plain.rejected(),
                plain.providers(),
                plain.epoch(),
                desk);

        stores.services().save(new ServiceStore.Step(acted, List.of(), List.of()));

        assertThat(stores.services().services()).containsExactly(acted);
    }

    private static Proposal proposal(String id, Proposal.Kind kind, Optional<DrillPlan> drill, Proposal.State state) {
        return new Proposal(
                id,
                kind,
                drill.map(one -> "private"),
                drill.isEmpty() ? Map.of("private", 50) : Map.of(),
                drill.isEmpty() ? Optional.of(new Token(3, 12)) : Optional.empty(),
                Optional.empty(),
                drill,
                kind == Proposal.Kind.DEFINITION
                        ? Optional.of(new Proposal.DefinitionChange(
                                portal().definition(), portal().definition().within(Guardrails.none())))
                        : Optional.empty(),
                "shift",
                "kim",
                NOW,
                NOW.plusSeconds(60),
                state,
                state == Proposal.State.PENDING
                        ? Optional.empty()
                        : Optional.of(new Proposal.Decision(NOW, "lee", "not now")));
    }

    @Test
    void aStepOfAnUnknownServiceTakesIt() {
        Stores stores = stores();

        stores.services().save(new ServiceStore.Step(portal(), List.of(entry("define")), List.of()));

        assertThat(stores.services().services()).containsExactly(portal());
        assertThat(stores.audit().page(10, Optional.empty()).entries())
                .extracting(AuditEntry::act)
                .containsExactly("define");
    }

    @Test
    void aRemovedServiceIsNotProvisionedAgainUntilItIsSaved() {
        ServiceStore services = stores().services();
        ServiceStore.Step step = new ServiceStore.Step(portal(), List.of(), List.of());
        for (int round = 0; round < 3; round++) {
            services.save(step);
            services.remove("portal", entry("remove"));

            assertThat(services.provision(portal(), entry("provision"))).isFalse();
            assertThat(services.services()).isEmpty();
            assertThat(services.removed()).containsExactly("portal");
        }

        services.save(step);
        services.save(step);

        assertThat(services.services()).containsExactly(portal());
        assertThat(services.removed()).isEmpty();
        assertThat(stores().audit().page(10, Optional.empty()).entries())
                .extracting(AuditEntry::act)
                .containsOnly("remove")
                .hasSize(3);
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
                "portal-private-1",
                "portal",
                "private",
                NOW,
                Mode.AUTOMATIC,
                "quorum",
                false,
                Told.reason(""),
                List.of());
        Incident newer = IncidentChange.opened(
                "portal-private-2",
                "portal",
                "private",
                NOW.plusSeconds(9),
                Mode.AUTOMATIC,
                "quorum",
                false,
                Told.reason(""),
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

    private static AlarmRule rule(String id, long version) {
        return new AlarmRule(
                id,
                version,
                "느린 거래",
                "duration",
                Aggregate.P95,
                "s",
                new AlarmScope("portal", null, null, null),
                AlarmBy.SITE,
                Duration.ofMinutes(5),
                AlarmDirection.ABOVE,
                3.0,
                null,
                true,
                AlarmRule.Made.SLOW,
                "kim",
                NOW);
    }

    private static RaisedAlarm alarm(String id, @Nullable Instant endedAt) {
        return new RaisedAlarm(
                id,
                "threshold",
                AlarmSeverity.WARNING,
                NOW,
                endedAt,
                endedAt == null ? null : RaisedAlarm.End.OVER,
                "portal",
                "private",
                null,
                null,
                "slow",
                new AlarmReading(
                        "r-1",
                        "느린 거래",
                        null,
                        "duration",
                        Aggregate.P95,
                        null,
                        "s",
                        AlarmDirection.ABOVE,
                        Duration.ofMinutes(5),
                        3.25,
                        3),
                NOW,
                "kim",
                NOW,
                "보는 중");
    }

    @Test
    void aRuleIsReplacedOnlyAtTheVersionThatWasRead() {
        AlarmStore alarms = stores().alarms();
        assertThat(alarms.save(rule("r-1", 1), 0, entry("create-alarm-rule"))).isTrue();
        assertThat(alarms.rules()).containsExactly(rule("r-1", 1));

        assertThat(alarms.save(rule("r-1", 3), 2, entry("change-alarm-rule"))).isFalse();
        assertThat(alarms.save(rule("r-1", 2), 1, entry("change-alarm-rule"))).isTrue();
        assertThat(alarms.remove("r-1", 1, entry("delete-alarm-rule"))).isFalse();
        assertThat(alarms.rules()).containsExactly(rule("r-1", 2));
        assertThat(alarms.remove("r-1", 2, entry("delete-alarm-rule"))).isTrue();

        assertThat(alarms.rules()).isEmpty();
        assertThat(stores().audit().page(10, Optional.empty()).entries())
                .extracting(AuditEntry::act)
                .containsExactly("delete-alarm-rule", "change-alarm-rule", "create-alarm-rule");
    }

    @Test
    void aRuleThatShipsIsTakenOnceWhateverBecomesOfIt() {
        AlarmStore alarms = stores().alarms();
        assertThat(alarms.provision(rule("made-slow", 1), entry("create-alarm-rule")))
                .isTrue();
        alarms.remove("made-slow", 1, entry("delete-alarm-rule"));

        assertThat(alarms.provision(rule("made-slow", 1), entry("create-alarm-rule")))
                .isFalse();
        assertThat(alarms.rules()).isEmpty();
    }

    @Test
    void alarmsAreKeptAsTheyAreAndForgottenSomeTimeAfterTheirEnd() {
        AlarmStore alarms = stores().alarms();
        alarms.save(List.of(alarm("a", null), alarm("b", null)), List.of(entry("acknowledge-alarm")));
        alarms.save(List.of(alarm("b", NOW.plusSeconds(1))), List.of());
        assertThat(alarms.alarms()).containsExactlyInAnyOrder(alarm("a", null), alarm("b", NOW.plusSeconds(1)));

        alarms.forget(NOW.plusSeconds(1));
        assertThat(alarms.alarms()).hasSize(2);
        alarms.forget(NOW.plusSeconds(2));

        assertThat(alarms.alarms()).containsExactly(alarm("a", null));
        assertThat(stores().audit().page(10, Optional.empty()).entries()).hasSize(1);
    }
}
