package io.dure.hub.steering;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.time.Moment;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.drill.Drill;
import io.dure.hub.failover.Act;
import io.dure.hub.failover.ActResult;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.IncidentId;
import io.dure.hub.failover.MemberState;
import io.dure.hub.failover.MemberView;
import io.dure.hub.failover.PreviewResult;
import io.dure.hub.failover.Redefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.failover.ServiceView;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import io.dure.hub.live.ServiceCounts;
import io.dure.hub.live.ServiceHealth;
import io.dure.hub.store.ServiceStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One service's machine with what surrounds it: its incidents, what is written of each step, what is carried out.
 * Confined to the failover clock's thread.
 */
final class ServiceLeader {
    /** Previews of this time before now may still grow. */
    private static final Duration PREVIEWS_SETTLE = Duration.ofSeconds(2);

    private final FailoverMachine machine;
    private final IncidentBook book;
    private final Reconstruction reconstruction;
    private final DrillWatch drillWatch;
    private final Surroundings surroundings;
    private FailoverSnapshot saved;
    private Optional<Judgement> judgement = Optional.empty();
    private Instant leadsSince = Instant.MAX;

    /** What the leaders of all services share. */
    record Surroundings(
            List<Enrolled> voters,
            EvidenceInbox evidence,
            ServiceCounts counts,
            ServiceHealth health,
            Function<ServiceStore.Step, CompletableFuture<Void>> writer,
            Carrier carrier) {}

    /** Carries effects out elsewhere; returns at once. */
    interface Carrier {
        void carry(String service, List<Effect> effects, CompletableFuture<Void> written, List<Incident> incidents);
    }

    ServiceLeader(FailoverMachine machine, List<Incident> openIncidents, Surroundings surroundings) {
        this.machine = machine;
        this.book = new IncidentBook(openIncidents);
        this.reconstruction = new Reconstruction();
        this.drillWatch = new DrillWatch(surroundings.health());
        this.surroundings = surroundings;
        this.saved = machine.snapshot();
    }

    String service() {
        return saved.definition().id();
    }

    void lead(long epoch, Instant now) {
        leadsSince = now;
        machine.lead(epoch, now);
        settle(now);
    }

    void resign(Instant now) {
        machine.resign(now);
        settle(now);
    }

    void joined(String provider, Instant now) {
        machine.joined(provider, now);
        settle(now);
    }

    void tick(Moment moment) {
        Instant now = moment.steady();
        machine.wallAhead(moment.wallAhead());
        EvidenceBoard board = surroundings.evidence().board(now);
        Judgement judged = Quorum.judge(machine.plan(), board, now, EvidenceInbox.STALE_AFTER);
        judgement = Optional.of(judged);
        drillWatch.tick(machine, now);
        machine.look(judged, now);
        for (Incident incident : book.open()) {
            watchTraffic(incident, moment);
        }
        reconstruction.look(book, out(now), surroundings.counts(), moment);
        settle(now);
    }

    /** Windows are by the wall clock. */
    private void watchTraffic(Incident incident, Moment now) {
        Optional<Instant> answered = IncidentChange.at(incident, Incident.Stage.ANSWERED);
        if (answered.isEmpty()
                || incident.reconstructed()
                || IncidentChange.at(incident, Incident.Stage.MOVED).isPresent()) {
            return;
        }
        Instant from = now.toWall(answered.get());
        TrafficMove.since(
                        surroundings
                                .counts()
                                .previews(service(), from, now.wall().minus(PREVIEWS_SETTLE)),
                        out(now.steady()),
                        from)
                .ifPresent(since -> machine.moved(incident.site(), now.toSteady(since)));
    }

    private Set<String> out(Instant now) {
        return machine.view(now).members().stream()
                .filter(member -> member.state() == MemberState.EVACUATED || member.state() == MemberState.HOLDING)
                .map(MemberView::site)
                .collect(Collectors.toSet());
    }

    void seen(NameserverStatus status, boolean byAnother, Instant now) {
        machine.seen(status, byAnother, now);
        settle(now);
    }

    void reported(EvacuationEvent event, Instant now) {
        machine.reported(event, now);
        settle(now);
        book.decided(event, EvidenceViews.of(surroundings.voters(), event, machine.plan()));
        if (event.decided().isBefore(leadsSince)) {
            reconstruction.reported(event, book, now);
        }
        settle(now);
    }

    void result(Consumer<FailoverMachine> input, Instant now) {
        input.accept(machine);
        settle(now);
    }

    /** The act's result, and when what it changed is in the store. */
    Done act(Actor actor, Act act, Instant now) {
        if (act instanceof Act.StartDrill || act instanceof Act.Decide) {
            drillWatch.measure(machine, now);
        }
        ActResult result = machine.act(act, now);
        return new Done(result, settle(Optional.of(actor), now));
    }

    record Done(ActResult result, CompletableFuture<Void> written) {}

    boolean isForTwo(Act.SetWeights act) {
        return machine.isForTwo(act);
    }

    Optional<ActResult.Refused> check(Redefinition wish, Instant now) {
        return machine.check(wish, now);
    }

    boolean isForTwo(Redefinition wish) {
        return machine.isForTwo(wish);
    }

    /** As {@link #act}, of the definition. */
    Done redefine(Actor actor, Redefinition wish, Instant now) {
        ActResult result = machine.redefine(wish, now);
        return new Done(result, settle(Optional.of(actor), now));
    }

    void withdraw(Actor actor, Set<String> from, Instant now) {
        machine.withdraw(actor.user(), from, now);
        settle(now);
    }

    Map<String, String> unwithdrawn(Set<String> from) {
        return machine.unwithdrawn(from);
    }

    void keep(Actor actor, Set<String> at, Instant now) {
        machine.keep(actor.user(), at, now);
        settle(now);
    }

    /** Nothing is steered here any more. */
    CompletableFuture<Void> retire(Actor actor, Instant now) {
        machine.retire(now);
        return settle(Optional.of(actor), now);
    }

    /** Goes on from where it was removed, above the token that stays of it. */
    void revive(ServiceDefinition next, Token last, Instant now) {
        machine.revive(next, last, now);
        settle(now);
    }

    /** Writes down that the service is new here; completes when it is in the store. */
    CompletableFuture<Void> begin(AuditEntry entry) {
        return surroundings.writer().apply(new ServiceStore.Step(saved, List.of(entry), List.of()));
    }

    boolean isDrilling() {
        return machine.isDrilling();
    }

    ServiceDefinition definition() {
        return saved.definition();
    }

    PreviewResult preview(Act.SetWeights act, Instant now) {
        return machine.preview(act, now);
    }

    Plan plan() {
        return machine.plan();
    }

    boolean leads() {
        return machine.leading();
    }

    Optional<Judgement> judgement() {
        return judgement;
    }

    ServiceView view(Instant now) {
        return machine.view(now);
    }

    /** The writer says what failed. */
    private void settle(Instant now) {
        var unused = settle(Optional.empty(), now);
    }

    private CompletableFuture<Void> settle(Optional<Actor> actor, Instant now) {
        List<AuditEntry> entries = new ArrayList<>();
        Map<String, Drill> drills = new LinkedHashMap<>();
        List<Effect> effects = machine.takeEffects();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Audit note -> entries.add(AuditWords.entry(note, actor));
                case Effect.IncidentOpened opened ->
                    book.opened(opened, circumstances(actor, isDrill(opened.incident()), now));
                case Effect.DrillChanged(var drill) -> drills.put(drill.id(), DrillText.drill(drill));
                case Effect.IncidentStage stage -> book.reached(stage);
                case Effect.IncidentReturn back -> book.returning(back);
                case Effect.IncidentClosed closed -> book.closed(closed);
                case Effect.Apply apply -> {}
                case Effect.Observe observe -> {}
                case Effect.StepDown stepDown -> {}
                case Effect.AlarmRaised raised -> {}
                case Effect.AlarmCleared cleared -> {}
            }
        }
        List<Incident> incidents = book.takeChanged();
        FailoverSnapshot snapshot = machine.snapshot();
        boolean unchanged = snapshot.equals(saved) && entries.isEmpty() && incidents.isEmpty() && drills.isEmpty();
        CompletableFuture<Void> written = unchanged
                ? CompletableFuture.completedFuture(null)
                : surroundings
                        .writer()
                        .apply(new ServiceStore.Step(snapshot, entries, incidents, List.copyOf(drills.values())));
        saved = snapshot;
        if (!effects.isEmpty() || !incidents.isEmpty()) {
            surroundings.carrier().carry(service(), effects, written, incidents);
        }
        return written;
    }

    private boolean isDrill(IncidentId incident) {
        return machine.snapshot()
                .desk()
                .drill()
                .filter(drill -> drill.incident().equals(incident))
                .isPresent();
    }

    private IncidentBook.Circumstances circumstances(Optional<Actor> actor, boolean drill, Instant now) {
        return new IncidentBook.Circumstances(
                saved.definition().mode(),
                actor.isPresent(),
                drill,
                EvidenceViews.of(surroundings.voters(), surroundings.evidence().board(now), machine.plan(), now));
    }
}
