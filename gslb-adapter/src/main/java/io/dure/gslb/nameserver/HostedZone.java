package io.dure.gslb.nameserver;

import io.dure.gslb.evacuation.EvacuationChange;
import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.EvacuationMachine;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.evacuation.Outlook;
import io.dure.gslb.evacuation.PlanOutcome;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.HeldEvidence;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.nameserver.state.NameserverState;
import io.dure.gslb.nameserver.zone.AnswerCounters;
import io.dure.gslb.nameserver.zone.ServiceAnswer;
import io.dure.gslb.nameserver.zone.Zone;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.time.Moment;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans and evidence in, answers out. Changes are made one at a time; answering reads {@link #zone()} and waits for
 * nothing.
 *
 * <p>What is answered was written to the disk before, with one exception: an evacuation is answered even if the disk
 * refuses it, since users are failing now; it is written as soon as the disk takes it.
 */
final class HostedZone {
    private static final Logger log = LoggerFactory.getLogger(HostedZone.class);

    private final String id;
    private final NameserverConfig.Hosted config;
    private final StateKeeper keeper;
    private final Clock steady;
    private final Clock wall;
    private final EvacuationMachine machine = new EvacuationMachine();
    private final AnswerCounters counters;
    private EvidenceBoard board = EvidenceBoard.empty();
    private SortedMap<String, View> views;
    /** The services that there are, as the leader says; empty while it does not. */
    private Set<String> announced = Set.of();
    /** Those of them that cannot be answered here. */
    private final Set<String> unanswerable = new HashSet<>();
    /** Whether a name that is not held is known not to exist. */
    private boolean complete;

    private volatile Zone zone;

    /** One service as it was last judged. */
    private record View(Judgement judgement, Outlook outlook) {}

    HostedZone(String id, NameserverConfig.Hosted config, StateKeeper keeper, Clock steady, Clock wall) {
        this.id = id;
        this.config = config;
        this.keeper = keeper;
        this.steady = steady;
        this.wall = wall;
        this.counters = new AnswerCounters(wall);
        this.views = views(keeper.state().services().values());
        this.complete = !keeper.state().lost() && !keeper.state().isBlank();
        this.zone = zone(keeper.state(), views);
    }

    Zone zone() {
        return zone;
    }

    AnswerCounters counters() {
        return counters;
    }

    synchronized ApplyResult apply(Optional<Token> expected, Plan next) {
        Optional<HeldService> held =
                Optional.ofNullable(keeper.state().services().get(next.service()));
        Optional<Token> withdrawn =
                Optional.ofNullable(keeper.state().withdrawn().get(next.service()));
        PlanOutcome outcome = withdrawn
                .map(token -> machine.offerAnew(token, expected, next))
                .orElseGet(() -> machine.offer(held, expected, next, wall.instant()));
        return switch (outcome) {
            case PlanOutcome.Refused refused -> refused(refused);
            case PlanOutcome.Accepted accepted -> accept(held, accepted.held());
        };
    }

    private static ApplyResult refused(PlanOutcome.Refused refused) {
        return new ApplyResult.Refused(refused.code(), refused.message(), refused.heldToken());
    }

    /** The service is answered no more: its name is what else the zone has of it. */
    synchronized ApplyResult withdraw(Optional<Token> expected, String service, Token last) {
        Optional<PlanOutcome.Refused> refusal =
                machine.refuseWithdrawal(keeper.state().token(service), expected, last);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        SortedMap<String, View> fewer = new TreeMap<>(views);
        fewer.remove(service);
        try {
            keeper.write(keeper.state().without(service, last));
        } catch (IOException disk) {
            log.error("The withdrawal of {} could not be written", service, disk);
            return new ApplyResult.OutcomeUnknown("the withdrawal could not be written: " + disk.getMessage());
        }
        views = fewer;
        zone = zone(keeper.state(), fewer);
        unanswerable.remove(service);
        completeOnceAllAreKnown();
        log.info("{} is withdrawn at {} and answered no more", service, last);
        return new ApplyResult.Applied(last, wall.instant());
    }

    /** The ids of all services that there are. */
    synchronized void announced(Collection<String> services) {
        announced = Set.copyOf(services);
    }

    /** After lost state, and before the first plans ever, a name that is not held may be that of a plan still to come. */
    private void completeOnceAllAreKnown() {
        NameserverState state = keeper.state();
        Set<String> known = new HashSet<>(unanswerable);
        known.addAll(state.services().keySet());
        known.addAll(state.withdrawn().keySet());
        if (complete || (announced.isEmpty() ? state.lost() : !known.containsAll(announced))) {
            return;
        }
        complete = true;
        if (state.lost()) {
            log.info("All {} services are held again", state.services().size());
            keeper.writeOrHold(state.found());
        }
        zone = zone(keeper.state(), views);
    }

    private ApplyResult accept(Optional<HeldService> before, HeldService accepted) {
        String service = accepted.plan().service();
        View view = view(accepted, now());
        SortedMap<String, View> nextViews = new TreeMap<>(views);
        nextViews.put(service, view);
        List<EvacuationEvent> events = events(view.outlook());
        NameserverState next = keeper.state().with(view.outlook().held()).withEvents(events);
        Zone nextZone;
        try {
            nextZone = zone(next, nextViews);
        } catch (IllegalArgumentException contradiction) {
            unanswerable.add(service);
            completeOnceAllAreKnown();
            return new ApplyResult.Refused(
                    ApplyResult.Refused.MALFORMED_PLAN,
                    String.valueOf(contradiction.getMessage()),
                    before.map(held -> held.plan().token()));
        }
        try {
            keeper.write(next);
        } catch (IOException disk) {
            log.error("The plan of {} could not be written", service, disk);
            return new ApplyResult.OutcomeUnknown("the plan could not be written: " + disk.getMessage());
        }
        views = nextViews;
        zone = nextZone;
        answered(events);
        completeOnceAllAreKnown();
        return new ApplyResult.Applied(accepted.plan().token(), wall.instant());
    }

    ObserveResult observe(String service) {
        NameserverState state = keeper.state();
        Optional<Plan> plan = Optional.ofNullable(state.services().get(service)).map(HeldService::plan);
        return plan.isPresent()
                ? ObserveResult.Observed.ofPlan(plan, status(service))
                : ObserveResult.Observed.withoutPlan(state.token(service));
    }

    synchronized Collection<Plan> plans() {
        return keeper.state().services().values().stream()
                .map(HeldService::plan)
                .toList();
    }

    /** Judges every service anew and acts by it. */
    synchronized void onEvidence(EvidenceBoard news) {
        board = news;
        SortedMap<String, View> next = views(keeper.state().services().values());
        NameserverState state = keeper.state();
        List<EvacuationEvent> events = new ArrayList<>();
        boolean answersChange = false;
        for (Map.Entry<String, View> entry : next.entrySet()) {
            Outlook outlook = entry.getValue().outlook();
            if (!outlook.held().equals(state.services().get(entry.getKey()))) {
                state = state.with(outlook.held());
                events.addAll(events(outlook));
            }
            View before = views.get(entry.getKey());
            answersChange |= before == null || !before.outlook().answers().equals(outlook.answers());
        }
        state = state.withEvents(events);
        if (!events.isEmpty() || !keeper.isWritten()) {
            keeper.writeOrHold(state);
        }
        views = next;
        if (answersChange || !events.isEmpty()) {
            zone = zone(state, next);
            answered(events);
        }
    }

    /** Notes since when the evacuations just made are answered. */
    private void answered(List<EvacuationEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Instant now = wall.instant();
        NameserverState state = keeper.state();
        long first = state.nextEvent() - events.size();
        Map<Long, EvacuationEvent> timed = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            EvacuationEvent event = events.get(i);
            log.warn("Evacuated {} of {} as evacuation {}", event.site(), event.service(), event.generation());
            timed.put(
                    first + i,
                    new EvacuationEvent(
                            event.nameserver(),
                            event.service(),
                            event.site(),
                            event.generation(),
                            event.failed(),
                            event.decided(),
                            now,
                            event.evidence()));
        }
        keeper.writeOrHold(state.withReplaced(timed));
    }

    private List<EvacuationEvent> events(Outlook outlook) {
        List<EvacuationEvent> events = new ArrayList<>();
        for (EvacuationChange change : outlook.changes()) {
            if (change instanceof EvacuationChange.TakenOut(var evacuation)) {
                events.add(new EvacuationEvent(
                        id,
                        outlook.held().plan().service(),
                        evacuation.site(),
                        evacuation.generation(),
                        evacuation.failed(),
                        evacuation.decided(),
                        wall.instant(),
                        heard()));
            }
        }
        return events;
    }

    /** The evidence that counted. */
    private List<Evidence> heard() {
        Instant now = steady.instant();
        return board.all().stream()
                .filter(held -> !held.isSilent(now, config.staleAfter()))
                .map(HeldEvidence::evidence)
                .toList();
    }

    synchronized SortedMap<Long, EvacuationEvent> pendingEvents() {
        return keeper.state().events();
    }

    synchronized void acknowledge(long event) {
        if (keeper.state().events().containsKey(event)) {
            keeper.writeOrHold(keeper.state().withoutEvent(event));
        }
    }

    synchronized List<NameserverStatus> status() {
        return views.values().stream().map(this::status).toList();
    }

    private synchronized Optional<NameserverStatus> status(String service) {
        return Optional.ofNullable(views.get(service)).map(this::status);
    }

    private NameserverStatus status(View view) {
        String service = view.outlook().held().plan().service();
        return EvacuationMachine.status(
                        id, view.outlook(), view.judgement(), site -> counters.count(service, site), wall.instant())
                .written(keeper.isWritten());
    }

    synchronized NameserverHealth health() {
        return keeper.health();
    }

    private SortedMap<String, View> views(Collection<HeldService> services) {
        Moment now = now();
        SortedMap<String, View> judged = new TreeMap<>();
        services.forEach(held -> judged.put(held.plan().service(), view(held, now)));
        return judged;
    }

    private Moment now() {
        return new Moment(steady.instant(), wall.instant());
    }

    private View view(HeldService held, Moment now) {
        Judgement judgement = Quorum.judge(held.plan(), board, now.steady(), config.staleAfter());
        return new View(judgement, machine.look(held, judgement, now));
    }

    private Zone zone(NameserverState state, SortedMap<String, View> services) {
        List<ServiceAnswer> answers =
                services.values().stream().map(this::answer).toList();
        boolean known = complete && !state.isBlank();
        return Zone.of(config.zone(), state.serial(), known, answers, counters);
    }

    private ServiceAnswer answer(View view) {
        Plan plan = view.outlook().held().plan();
        List<ServiceAnswer.Member> members = view.outlook().answers().members().stream()
                .map(member -> new ServiceAnswer.Member(
                        member.site(),
                        member.weight(),
                        plan.member(member.site()).configuredWeight(),
                        member.endpoints().stream()
                                .map(endpoint -> endpoint.inetAddress())
                                .toList()))
                .toList();
        String name = config.zone().answered(plan.serviceName());
        return new ServiceAnswer(plan.service(), name, plan.ttl(), plan.token(), members, plan.policy());
    }
}
