package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.RecordChange;
import io.dure.gslb.provider.route53.records.Desired;
import io.dure.gslb.provider.route53.records.DesiredRecords;
import io.dure.gslb.provider.route53.records.RecordLines;
import io.dure.gslb.provider.route53.records.RecordSet;
import io.dure.gslb.provider.route53.records.TokenRecord;
import io.dure.gslb.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A hosted zone of Route 53. Weights and health checks are its own, so it takes a member out without a change from here; the
 * leader then latches that with weight 0. Changes of a zone are made one after another; looking at it waits for nobody.
 */
public final class Route53Provider implements Provider {
    private final Route53Settings settings;
    private final Route53Client client;
    private final Calls calls;
    private final ZoneReader reader;
    private final ChangeMaker changes;
    private final HealthVerdicts verdicts;
    private final CheckSweep sweep;
    private final Clock steady;
    private final ReentrantLock changing = new ReentrantLock(true);
    private final Map<String, ServiceState> services = new ConcurrentHashMap<>();

    /**
     * Alone in its account.
     *
     * @param client that repeats nothing by itself, as {@link Route53Clients} makes it
     * @param wall by which times are told
     */
    public Route53Provider(Route53Settings settings, Route53Client client, Clock wall) {
        this(settings, new Route53Account(client, settings.limits()), wall);
    }

    /** One of several zones of an account, whose limits count instead of the settings'. */
    public Route53Provider(Route53Settings settings, Route53Account account, Clock wall) {
        this(settings, account, wall, SteadyClock.startingAt(wall.instant()), Pause.BY_SLEEPING);
    }

    Route53Provider(Route53Settings settings, Route53Account account, Clock wall, Clock steady, Pause pause) {
        this.settings = settings;
        this.client = account.client();
        this.steady = steady;
        this.calls = new Calls(account.budget(), steady, pause, RandomGenerator.getDefault());
        KnownChecks known = new KnownChecks(client, calls, steady);
        HealthChecks checks = new HealthChecks(settings, client, calls, steady, known);
        this.reader = new ZoneReader(settings, client, calls, checks);
        this.changes = new ChangeMaker(settings, client, calls, reader, checks, wall, steady);
        this.verdicts = new HealthVerdicts(new CheckStates(client, calls, steady, known));
        this.sweep = new CheckSweep(settings, client, calls, known);
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true);
    }

    @Override
    public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
        if (actual.token().isEmpty()
                && !actual.records().isEmpty()
                && !settings.binding(desired.service()).adopt()) {
            return new ProviderPlan.Refused(ApplyResult.Refused.NOT_OWNED, Guard.notOwned(desired));
        }
        return switch (desired(desired)) {
            case Desired.Refused(String code, String message) -> new ProviderPlan.Refused(code, message);
            case Desired.Sets(List<RecordSet> sets) -> {
                List<HeldRecord> lines =
                        sets.stream().flatMap(set -> set.lines().stream()).toList();
                List<RecordChange> all = new ArrayList<>(RecordLines.between(actual.records(), lines));
                if (!actual.token().equals(Optional.of(desired.token()))) {
                    all.add(new RecordChange(
                            TokenRecord.owner(desired.serviceName(), settings.zoneName()),
                            "TXT",
                            actual.token().map(PlanDiff::text),
                            Optional.of(PlanDiff.text(desired.token()))));
                }
                yield new ProviderPlan.Changes(all);
            }
        };
    }

    @Override
    public ApplyResult apply(Optional<Token> expected, Plan next) {
        boolean adopting = settings.binding(next.service()).adopt();
        return apply(next, desired(next), zone -> Guard.refusal(zone, expected, next, adopting));
    }

    @Override
    public ApplyResult adopt(Plan next) {
        return apply(next, desired(next), zone -> Guard.refusal(zone, Optional.empty(), next, true));
    }

    @Override
    public ApplyResult reclaim(Plan next) {
        Desired desired = desired(next);
        return apply(
                next,
                desired,
                zone -> Guard.refusal(zone, Optional.empty(), next, true)
                        .or(() -> Guard.unlessItStands(zone, desired, next)));
    }

    @Override
    public ApplyResult withdraw(Optional<Token> expected, Plan last) {
        return apply(last, new Desired.Sets(List.of()), zone -> Guard.refusal(zone, expected, last, false));
    }

    private Desired desired(Plan next) {
        return DesiredRecords.of(next, settings.zoneName(), settings.binding(next.service()));
    }

    private ApplyResult apply(Plan next, Desired desired, ChangeMaker.Fencing fencing) {
        Duration length = settings.deadlines().change();
        Calls.Errand errand = calls.errand(length, true);
        try {
            if (!changing.tryLock(length.toMillis(), TimeUnit.MILLISECONDS)) {
                return new ApplyResult.Unreachable("throttled: other changes of the zone take too long");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new ApplyResult.Unreachable("interrupted");
        }
        try {
            return changes.apply(errand, state(next.serviceName()), new ChangeMaker.Wish(next, desired, fencing));
        } finally {
            changing.unlock();
        }
    }

    @Override
    public ObserveResult observe(ServiceName service) {
        Calls.Errand errand = calls.errand(settings.deadlines().reading(), false);
        CallResult<HeldZone> read = reader.read(errand, service);
        if (!(read instanceof CallResult.Done<HeldZone>(HeldZone zone))) {
            return new ObserveResult.Unreachable(CallResult.cause(read));
        }
        if (zone.isTokenUnreadable()) {
            return new ObserveResult.Unreachable(Guard.unreadable(zone));
        }
        ServiceState state = state(service);
        Propagation propagation = propagation(errand, state);
        state.sweepDue(steady.instant()).ifPresent(epoch -> sweep(service, state, epoch));
        return ObserveResult.Observed.ofRecords(
                zone.token(), zone.lines(), propagation, verdicts.of(errand, service, zone));
    }

    private ServiceState state(ServiceName service) {
        return services.computeIfAbsent(service.service(), absent -> new ServiceState());
    }

    /** Of the last change made here: Route 53 tells of changes, not of zones. */
    private Propagation propagation(Calls.Errand errand, ServiceState state) {
        Optional<String> pending = state.pendingChange();
        if (pending.isEmpty()) {
            return new Propagation.InSync();
        }
        String id = pending.get();
        CallResult<ChangeInfo> result = calls.ask(
                errand, () -> client.getChange(request -> request.id(id)).changeInfo());
        if (result instanceof CallResult.Done<ChangeInfo>(ChangeInfo info) && info.status() == ChangeStatus.INSYNC) {
            state.inSync(id);
            return new Propagation.InSync();
        }
        long age = Duration.between(state.submitted(), steady.instant()).toSeconds();
        String unknown =
                result instanceof CallResult.Done<ChangeInfo> ? "" : ", not asked: " + CallResult.cause(result);
        return new Propagation.Pending("change " + id + " is pending since " + age + " s" + unknown);
    }

    /** Once a change is everywhere, with nobody changing the zone meanwhile; else another time. */
    private void sweep(ServiceName service, ServiceState state, long epoch) {
        if (!changing.tryLock()) {
            return;
        }
        try {
            Calls.Errand errand = calls.errand(settings.deadlines().reading(), false);
            if (reader.read(errand, service) instanceof CallResult.Done<HeldZone>(HeldZone zone)
                    && zone.token().filter(token -> token.epoch() == epoch).isPresent()) {
                Set<String> inUse = new HashSet<>();
                zone.told().values().stream()
                        .map(ResourceRecordSet::healthCheckId)
                        .forEach(inUse::add);
                state.swept(sweep.sweep(errand, service, epoch, inUse), steady.instant());
            }
        } finally {
            changing.unlock();
        }
    }
}
