package io.dure.hub.api;

import io.dure.auth.role.Scope;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditFilter;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.audit.AuditPage;
import io.dure.hub.drill.Drill;
import io.dure.hub.drill.Drills;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.Drifted;
import io.dure.hub.failover.Proposal;
import io.dure.hub.failover.ProviderView;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.Incidents;
import io.dure.hub.instance.InstanceFilter;
import io.dure.hub.instance.InstanceLife;
import io.dure.hub.instance.InstanceList;
import io.dure.hub.instance.InstanceSummary;
import io.dure.hub.instance.Instances;
import io.dure.hub.ledger.CollectorBooks;
import io.dure.hub.ledger.HubBooks;
import io.dure.hub.ledger.Ledger;
import io.dure.hub.ledger.LifeBooks;
import io.dure.hub.ledger.LifeKey;
import io.dure.hub.ledger.LifeLedger;
import io.dure.hub.ledger.Reconciliation;
import io.dure.hub.live.HistoryPoint;
import io.dure.hub.live.InstanceView;
import io.dure.hub.live.LiveValues;
import io.dure.hub.live.Running;
import io.dure.hub.live.ServiceValues;
import io.dure.hub.live.WindowValues;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.metric.By;
import io.dure.hub.metric.Metric;
import io.dure.hub.metric.MetricAnswer;
import io.dure.hub.metric.MetricQuery;
import io.dure.hub.metric.Metrics;
import io.dure.hub.metric.TooManySeries;
import io.dure.hub.overview.CollectorView;
import io.dure.hub.overview.Overview;
import io.dure.hub.overview.Overviews;
import io.dure.hub.overview.SiteView;
import io.dure.hub.provider.ProviderKind;
import io.dure.hub.reconciliation.InstanceRow;
import io.dure.hub.reconciliation.Ledgers;
import io.dure.hub.scope.Sight;
import io.dure.hub.service.ServiceDifference;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.ApprovalKind;
import io.dure.hub.steering.CommandResult;
import io.dure.hub.steering.DrillCommands;
import io.dure.hub.steering.GuardrailsBody;
import io.dure.hub.steering.PreviewResult;
import io.dure.hub.steering.ProposalBody;
import io.dure.hub.steering.ProposalCommands;
import io.dure.hub.steering.ServiceDetail;
import io.dure.hub.steering.ServiceProviders;
import io.dure.hub.steering.ServiceView;
import io.dure.hub.steering.ServiceViews;
import io.dure.hub.steering.SplitView;
import io.dure.hub.steering.SplitViews;
import io.dure.hub.steering.SteeringCommands;
import io.dure.hub.steering.WeightChange;
import io.dure.hub.store.Backup;
import io.dure.hub.store.Backups;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A hub with one service on two sites, each value of it known or unknown at least once. */
final class FakeHub
        implements Overviews,
                ServiceViews,
                SplitViews,
                Incidents,
                Instances,
                Ledgers,
                SteeringCommands,
                ProposalCommands,
                DrillCommands,
                Drills,
                AuditLog,
                Metrics,
                Backups {
    static final Instant AT = Instant.parse("2026-09-21T04:05:06.7Z");

    /** What was commanded, in words. */
    final List<String> acts = new CopyOnWriteArrayList<>();

    /** What was asked for, in words; by the live stream, too. */
    final List<String> reads = new CopyOnWriteArrayList<>();

    final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
    volatile CommandResult answer = new CommandResult.Accepted(new Token(3, 13));
    volatile @Nullable RuntimeException failure;

    @Override
    public Overview overview() {
        if (failure != null) {
            throw failure;
        }
        SiteView live = new SiteView(
                "private",
                "private",
                SiteView.State.LIVE,
                AT,
                null,
                new WindowValues(AT, 12.5, 3.25, 9.5, 0.01, 2, true),
                new LiveValues(
                        AT,
                        13,
                        null,
                        null,
                        null,
                        new Running(3, 2, 1, 0),
                        List.of(new ServiceValues("portal", 13, null, null, null, null))),
                List.of(new HistoryPoint(AT, 0, null, null, null), new HistoryPoint(AT, 1, 2.0, 3.0, 0.0)),
                List.of(new CollectorView("private-1", "private", "private", true, AT, 3L, "0.1.0")));
        SiteView never =
                new SiteView("public", "public", SiteView.State.NEVER, null, null, null, null, List.of(), List.of());
        return new Overview(
                AT,
                List.of(live, never),
                List.of(new CollectorView("witness-1", "third", null, false, null, null, null)),
                List.of(new Alarm(
                        "site-stale", Alarm.Severity.WARNING, AT, null, "public", null, "No report from public.")));
    }

    @Override
    public Overview overview(Sight sight) {
        return overview().within(sight).orElseThrow();
    }

    @Override
    public List<ServiceView> services() {
        return List.of(view());
    }

    @Override
    public Optional<ServiceDetail> service(String id) {
        return id.equals("portal") ? Optional.of(detail()) : Optional.empty();
    }

    @Override
    public Optional<ServiceProviders> providers(String id) {
        return id.equals("portal")
                ? Optional.of(new ServiceProviders(Drift.REPAIR, List.of(drifted(), unknown())))
                : Optional.empty();
    }

    private static ServiceProviders.ServiceProvider drifted() {
        return new ServiceProviders.ServiceProvider(
                "cloud",
                ProviderKind.ROUTE53,
                ServiceProviders.State.DRIFTED,
                new Capabilities(true, true, true),
                true,
                "rejected-by-provider: no",
                new Token(3, 12),
                true,
                "PENDING",
                AT,
                new ProviderView.LastChange(new Token(3, 12), AT),
                new ProviderView.Refusal("rejected-by-provider", "no", AT),
                List.of(new ApplyResult.SetAside("portal.egov.test A", "InvalidChangeBatch")),
                new ServiceProviders.DriftView(
                        Drifted.Kind.TOKEN_MISSING,
                        AT,
                        List.of(
                                new ServiceProviders.Difference("portal.egov.test", "A", "192.0.2.1", null),
                                new ServiceProviders.Difference("portal.egov.test", "A", null, "192.0.2.2")),
                        2,
                        AT),
                List.of(
                        new ServiceProviders.RecordView("portal.egov.test", "A", "192.0.2.1", 60, 30, "portal/private"),
                        new ServiceProviders.RecordView("_dure-portal.egov.test", "TXT", "\"x\"", 60, null, null)),
                List.of(new ServiceProviders.VerdictView(
                        "private", "192.0.2.1", Verdict.DOWN, "timeout", Verdict.UNKNOWN)));
    }

    private static ServiceProviders.ServiceProvider unknown() {
        return new ServiceProviders.ServiceProvider(
                "private-1",
                ProviderKind.NAMESERVER,
                ServiceProviders.State.UNKNOWN,
                new Capabilities(true, true, false),
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static ServiceView view() {
        List<ServiceView.EndpointView> endpoints =
                List.of(new ServiceView.EndpointView("127.0.1.21", 8000, Verdict.UP));
        return new ServiceView(
                "portal",
                "portal.egov.test",
                5,
                Mode.ON_APPROVAL,
                new ServiceView.Freeze(AT, "maintenance", "oscar"),
                new Token(3, 12),
                new ServiceView.AutomaticFailover(false, "No vantage point of the domain third is heard."),
                new ServiceView.PendingApproval(ApprovalKind.EVACUATE, "private", AT),
                List.of(
                        new ServiceView.MemberView(
                                "private",
                                30,
                                0,
                                ServiceView.MemberState.EVACUATED,
                                AT,
                                null,
                                null,
                                10,
                                Verdict.DOWN,
                                "approval",
                                1,
                                endpoints,
                                true,
                                AT),
                        new ServiceView.MemberView(
                                "public",
                                70,
                                70,
                                ServiceView.MemberState.RETURNING,
                                null,
                                AT,
                                2,
                                10,
                                Verdict.UNKNOWN,
                                null,
                                1,
                                endpoints,
                                false,
                                null)),
                new GuardrailsBody(
                        50,
                        new GuardrailsBody.LargestChange(20, 60_000),
                        new GuardrailsBody.Window(
                                List.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0), "Asia/Seoul"),
                        true),
                1,
                new ServiceView.RunningDrill("drill-portal-private-3", "private", Drill.State.AWAY));
    }

    private static List<VantagePointEvidence> evidence() {
        return List.of(
                new VantagePointEvidence(
                        "private-1",
                        "private",
                        VantagePointEvidence.State.VOTING,
                        250L,
                        List.of(new VantagePointEvidence.EndpointEvidence(
                                "127.0.1.21", 8000, "private", Verdict.DOWN, 4, AT, "connect-refused", null))),
                new VantagePointEvidence("witness-1", "third", VantagePointEvidence.State.SILENT, null, List.of()));
    }

    private static ServiceDetail detail() {
        return new ServiceDetail(
                view(),
                evidence(),
                List.of(new ServiceDetail.Vote("private", 1, 1, 1, 2, 3)),
                List.of(
                        new ServiceDetail.NameserverView(
                                "private-1",
                                "127.0.1.10:5300",
                                true,
                                new Token(3, 12),
                                true,
                                false,
                                List.of(new ServiceDetail.NameserverMember("private", 0, true, 17L))),
                        new ServiceDetail.NameserverView("public-1", null, false, null, false, false, List.of())),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                List.of("private", "public", "third"));
    }

    @Override
    public Optional<SplitView> split(String service, Duration window) {
        reads.add("split " + service + " " + window);
        return split(service, AT.minus(window), AT);
    }

    @Override
    public Optional<SplitView> split(String service, Instant from, Instant to) {
        if (!service.equals("portal")) {
            return Optional.empty();
        }
        SplitView.Weight half = new SplitView.Weight(50, 0.5);
        Map<String, @Nullable Long> others = new HashMap<>();
        others.put("private", 3L);
        others.put("public", null);
        return Optional.of(new SplitView(
                "portal",
                from,
                to,
                true,
                List.of(
                        new SplitView.Member("private", half, half, new SplitView.Counted(9, 1.0, 0.2, 0.8), null),
                        new SplitView.Member("public", half, half, null, new SplitView.Counted(0, null, null, null))),
                9L,
                null,
                1.5,
                "answers",
                others,
                null));
    }

    @Override
    public List<Incident> incidents(Optional<String> service, int limit) {
        return List.of(incident());
    }

    @Override
    public Optional<Incident> incident(String id) {
        return id.equals("portal-1") ? Optional.of(incident()) : Optional.empty();
    }

    private static Incident incident() {
        return new Incident(
                "portal-1",
                "portal",
                "private",
                Incident.State.RETURNING,
                AT,
                null,
                Mode.AUTOMATIC,
                "quorum",
                false,
                Arrays.stream(Incident.Stage.values())
                        .map(stage -> new Incident.StageTime(stage, stage == Incident.Stage.MOVED ? null : AT))
                        .toList(),
                null,
                new Incident.Returning(AT, List.of(new Incident.Step(5, AT)), 1, null),
                List.of(new Incident.Event(AT, "step", "weight 30", Told.of(ToldKind.WEIGHT, "weight", "30"))),
                evidence());
    }

    private static InstanceSummary live() {
        return new InstanceSummary(
                "private",
                "portal",
                "a:1",
                "a",
                "1.0",
                AT,
                AT,
                AT,
                null,
                InstanceView.State.LIVE,
                LifeLedger.State.REPORTING,
                false,
                1.0,
                2.0,
                3.0,
                0.0,
                new Running(1, 0, 0, 0),
                "login",
                500);
    }

    private static InstanceSummary gone() {
        return new InstanceSummary(
                "public",
                "portal",
                "b:1",
                null,
                null,
                null,
                null,
                AT,
                AT,
                InstanceView.State.GONE,
                LifeLedger.State.TAIL_UNKNOWN,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public InstanceList list(InstanceFilter filter) {
        reads.add("instances " + filter.service().orElse("-") + " "
                + filter.site().orElse("-") + " " + filter.words() + " " + filter.hidden());
        return new InstanceList(List.of(live(), gone()), 2, false);
    }

    @Override
    public Optional<InstanceLife> life(LifeKey key) {
        return key.equals(new LifeKey("private", "portal", "a:1", AT.toEpochMilli()))
                ? Optional.of(
                        new InstanceLife(live(), InstanceRow.of(ledger().lives().getFirst()), List.of(live(), gone())))
                : Optional.empty();
    }

    @Override
    public Ledger ledger() {
        LifeKey key = new LifeKey("private", "portal", "a:1", AT.toEpochMilli());
        LifeBooks books = new LifeBooks(
                key, 100, 80, 7, Map.of("queue-full", 4L), Map.of("spool-full", 3L), AT.toEpochMilli(), 0, false);
        CollectorBooks.Books own = new CollectorBooks.Books(90, 80, 1, 10, Map.of(), 7, 1_200, 2, 4_096, 1_000_000);
        return new Reconciliation()
                .reconcile(
                        List.of(books),
                        List.of(
                                new CollectorBooks("private-1", "private", true, AT.toEpochMilli(), Optional.of(own)),
                                new CollectorBooks("public-1", "public", false, 0, Optional.empty())),
                        new HubBooks(82, 80, 1, Map.of("refused", 1L)),
                        AT.toEpochMilli());
    }

    @Override
    public Ledger ledger(Optional<String> service, Optional<String> site) {
        return ledger();
    }

    @Override
    public Backup.Copy make() {
        acts.add("backup");
        return new Backup.Copy("/data/backup/20260921T040506Z", AT, 9, 1_234_567);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("duration", "s", List.of(Aggregate.P95, Aggregate.MAX_BUCKET), List.of(By.SITE, By.ROUTE)),
                new Metric("jvm.memory.used", "By", List.of(Aggregate.MEAN), List.of(By.INSTANCE, By.LABEL)));
    }

    @Override
    public List<Metric> metrics(Scope scope) {
        return metrics();
    }

    @Override
    public MetricAnswer answer(MetricQuery query) {
        reads.add("metric " + query.metric().name() + " " + query.aggregate() + " " + query.by() + " " + query.scope());
        if (query.scope().service().equals(Optional.of("everything"))) {
            throw new TooManySeries(MOST_SERIES);
        }
        return new MetricAnswer(
                query.metric().name(),
                "s",
                query.aggregate(),
                query.from(),
                query.to(),
                query.step().toMillis(),
                10_000,
                query.envelope() ? 10_000L : null,
                List.of(new MetricAnswer.Line(
                        Map.of("site", "private"),
                        List.of(
                                query.envelope()
                                        ? new MetricAnswer.Point(AT, 0.25, 0.125, 0.5)
                                        : new MetricAnswer.Point(AT, 0.25),
                                new MetricAnswer.Point(AT, null)))),
                List.of(
                        new MetricAnswer.Part("private", MetricAnswer.State.COMPLETE, AT),
                        new MetricAnswer.Part("public", MetricAnswer.State.ABSENT, null)),
                0.0054,
                List.of("session"));
    }

    @Override
    public CommandResult setWeights(Actor actor, String service, WeightChange change) {
        return act(actor, "weights " + service + " " + change.weights() + " " + change.expected());
    }

    @Override
    public PreviewResult previewWeights(String service, WeightChange change) {
        return switch (answer) {
            case CommandResult.Accepted accepted ->
                new PreviewResult.Preview(
                        List.of(new PreviewResult.Share("private", 30, 0.3)),
                        List.of(new PreviewResult.Share("private", 50, 0.5)),
                        List.of(new PreviewResult.ProviderChange(
                                "private-1", "portal.egov.test", "A", null, "private=50 public=50")),
                        List.of(new PreviewResult.ProviderRefusal(
                                "cloud", "not-owned", "The name is somebody else's.")),
                        List.of("provider-unreachable"),
                        null);
            case CommandResult.Rejected rejected ->
                new PreviewResult.Rejected(rejected.code(), rejected.message(), rejected.field());
            case CommandResult.Proposed proposed -> throw new IllegalStateException("a preview proposes nothing");
        };
    }

    @Override
    public CommandResult setMode(Actor actor, String service, Mode mode, String reason) {
        return act(actor, "mode " + service + " " + mode + " " + reason);
    }

    @Override
    public CommandResult freeze(Actor actor, String service, Instant until, String reason) {
        return act(actor, "freeze " + service + " " + until + " " + reason);
    }

    @Override
    public CommandResult unfreeze(Actor actor, String service) {
        return act(actor, "unfreeze " + service);
    }

    @Override
    public CommandResult decideApproval(Actor actor, String service, ApprovalDecision decision) {
        return act(actor, "approval " + service + " " + decision);
    }

    @Override
    public CommandResult repair(Actor actor, String service, String provider, String reason) {
        return act(actor, "repair " + service + " " + provider + " " + reason);
    }

    @Override
    public CommandResult override(Actor actor, String service, OverrideAct act) {
        return act(actor, "override " + service + " " + act);
    }

    static ProposalBody proposal(Proposal.State state) {
        boolean pending = state == Proposal.State.PENDING;
        return new ProposalBody(
                "3-1",
                "portal",
                Proposal.Kind.WEIGHTS,
                null,
                Map.of("private", 50),
                null,
                null,
                null,
                null,
                "shift",
                "oscar",
                AT,
                AT.plusSeconds(14_400),
                state,
                pending ? null : "ada",
                pending ? null : AT,
                pending ? null : "seen");
    }

    @Override
    public Optional<List<ProposalBody>> proposals(String service) {
        return service.equals("portal")
                ? Optional.of(List.of(
                        proposal(Proposal.State.PENDING),
                        proposal(Proposal.State.REJECTED),
                        new ProposalBody(
                                "3-2",
                                "portal",
                                Proposal.Kind.DRILL,
                                "private",
                                null,
                                null,
                                new Drill.Limits(0.05, 800),
                                60_000L,
                                null,
                                "quarterly",
                                "oscar",
                                AT,
                                AT.plusSeconds(14_400),
                                Proposal.State.EXPIRED,
                                null,
                                AT.plusSeconds(14_400),
                                null),
                        new ProposalBody(
                                "3-3",
                                "portal",
                                Proposal.Kind.DEFINITION,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(new ServiceDifference.Key("guardrails.two-people", "true", null)),
                                "applied",
                                "oscar",
                                AT,
                                AT.plusSeconds(14_400),
                                Proposal.State.PENDING,
                                null,
                                null,
                                null)))
                : Optional.empty();
    }

    @Override
    public CommandResult decide(Actor actor, String service, String proposal, boolean approved, String reason) {
        return act(actor, "decide " + service + " " + proposal + " " + approved + " " + reason);
    }

    @Override
    public CommandResult withdraw(Actor actor, String service, String proposal) {
        return act(actor, "withdraw " + service + " " + proposal);
    }

    /** One that runs, or one that a survivor's errors ended. */
    static Drill drill(String id, boolean aborted) {
        return new Drill(
                id,
                "portal",
                "private",
                "portal-private-3",
                aborted ? Drill.State.ABORTED : Drill.State.AWAY,
                AT,
                aborted ? AT.plusSeconds(40) : null,
                "oscar",
                aborted ? "ada" : null,
                "quarterly",
                new Drill.Limits(0.05, 800),
                60_000,
                Arrays.stream(Incident.Stage.values())
                        .map(stage -> aborted && stage == Incident.Stage.MOVED
                                ? new Drill.StageTime(stage, null, null)
                                : new Drill.StageTime(stage, AT.plusSeconds(5), 5_000L))
                        .toList(),
                aborted ? null : 5_000L,
                aborted
                        ? new Drill.Returning(
                                AT.plusSeconds(39),
                                List.of(new Incident.Step(30, AT.plusSeconds(39))),
                                AT.plusSeconds(40),
                                1_000L)
                        : null,
                aborted ? new Drill.Abort(AT.plusSeconds(39), "error-rate", "public failed 7.0 %", null) : null,
                List.of(new Drill.Survivor(
                        "public", new Drill.Reading(null, null), new Drill.Reading(aborted ? 0.07 : 0.01, 300.5))));
    }

    @Override
    public List<Drill> drills(Optional<String> service, int limit) {
        reads.add("drills " + service + " " + limit);
        return List.of(drill("drill-portal-private-3", false), drill("drill-portal-private-2", true));
    }

    @Override
    public Optional<Drill> drill(String id) {
        return drills(Optional.empty(), 50).stream()
                .filter(drill -> drill.id().equals(id))
                .findFirst();
    }

    @Override
    public DrillResult start(Actor actor, String service, Wanted wanted) {
        return told(act(actor, "drill " + service + " " + wanted.site() + " " + wanted.plan() + " " + wanted.reason()));
    }

    @Override
    public DrillResult abort(Actor actor, String drill, String reason) {
        return told(act(actor, "abort " + drill + " " + reason));
    }

    private static DrillResult told(CommandResult result) {
        return result instanceof CommandResult.Accepted
                ? new DrillResult.Told(drill("drill-portal-private-3", false))
                : new DrillResult.Other(result);
    }

    private CommandResult act(Actor actor, String words) {
        acts.add(actor.user() + "@" + actor.source() + " " + words);
        return answer;
    }

    @Override
    public AuditPage page(AuditFilter filter, int limit, Optional<Long> before) {
        List<AuditEntry> page = audit.stream()
                .filter(entry -> filter.fits(entry) && (before.isEmpty() || entry.id() < before.get()))
                .sorted(Comparator.comparingLong(AuditEntry::id).reversed())
                .limit(limit)
                .toList();
        return new AuditPage(page, page.size() < limit ? null : page.getLast().id());
    }

    @Override
    public synchronized AuditEntry append(AuditEntry entry) {
        AuditEntry stored = entry.withId(audit.size() + 1);
        audit.add(stored);
        return stored;
    }
}
