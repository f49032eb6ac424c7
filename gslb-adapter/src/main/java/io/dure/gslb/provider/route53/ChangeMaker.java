package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.route53.records.Batch;
import io.dure.gslb.provider.route53.records.ChangePlanner;
import io.dure.gslb.provider.route53.records.ChangeUnit;
import io.dure.gslb.provider.route53.records.Desired;
import io.dure.gslb.provider.route53.records.HealthCheckSpec;
import io.dure.gslb.provider.route53.records.RecordSet;
import io.dure.gslb.provider.route53.records.TokenRecord;
import io.dure.gslb.provider.route53.records.ZoneChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Makes the changes of one zone, one after another: Route 53 refuses a change of a zone while it still works on another.
 * Reads, sees to the health checks, then sends one batch: the token's compare-and-set with all records that differ.
 */
final class ChangeMaker {
    private static final int MOST_READINGS = 4;

    private final Route53Settings settings;
    private final Route53Client client;
    private final Calls calls;
    private final ZoneReader reader;
    private final HealthChecks checks;
    private final Clock wall;
    private final Clock steady;

    ChangeMaker(
            Route53Settings settings,
            Route53Client client,
            Calls calls,
            ZoneReader reader,
            HealthChecks checks,
            Clock wall,
            Clock steady) {
        this.settings = settings;
        this.client = client;
        this.calls = calls;
        this.reader = reader;
        this.checks = checks;
        this.wall = wall;
        this.steady = steady;
    }

    /** Everything that one batch is made of. */
    private record Draft(HeldZone zone, Fence fence, List<ChangeUnit> units, Map<HealthCheckSpec, String> checkIds) {}

    /** Why nothing may be sent, by what the zone holds. */
    @FunctionalInterface
    interface Fencing {
        Optional<ApplyResult.Refused> refusal(HeldZone zone);
    }

    /**
     * What is to be changed.
     *
     * @param next the service and its next token
     * @param desired the records that are to be there
     */
    record Wish(Plan next, Desired desired, Fencing fencing) {}

    ApplyResult apply(Calls.Errand errand, ServiceState state, Wish wish) {
        Plan next = wish.next();
        Optional<Batch> refused = Optional.empty();
        for (int readings = 0; readings < MOST_READINGS; readings++) {
            CallResult<HeldZone> read = reader.read(errand, next.serviceName());
            if (!(read instanceof CallResult.Done<HeldZone>(HeldZone zone))) {
                return notSent(read);
            }
            if (refused.isPresent() && zone.token().equals(Optional.of(next.token()))) {
                // The connection sent it twice: the first was taken, its answer got lost, the second was refused.
                return new ApplyResult.Applied(next.token(), wall.instant());
            }
            Optional<ApplyResult.Refused> guarded = wish.fencing().refusal(zone);
            if (guarded.isPresent()) {
                return guarded.get();
            }
            Drafted drafted = draft(errand, zone, wish);
            if (!(drafted instanceof Drafted.Ready(Draft draft))) {
                return ((Drafted.Failed) drafted).result();
            }
            Map<ChangeUnit, String> spoilt = leftOut(state, draft);
            List<ChangeUnit> units = draft.units().stream()
                    .filter(unit -> !spoilt.containsKey(unit))
                    .toList();
            Batch batch = Batch.of(draft.fence().move(), units);
            if (!batch.fits()) {
                return new ApplyResult.Refused(
                        ApplyResult.Refused.REJECTED,
                        "Route 53 takes " + Batch.MOST_RECORDS + " records and " + Batch.MOST_CHARACTERS
                                + " characters at once, this change has " + batch.records() + " and "
                                + batch.characters(),
                        zone.token());
            }
            if (refused.equals(Optional.of(batch))) {
                return apart(errand, state, next, draft, units);
            }
            CallResult<String> sent = send(errand, draft, batch);
            if (sent instanceof CallResult.Done<String>(String changeId)) {
                state.changed(changeId, next.token().epoch(), sweeps(draft, next), steady.instant());
                return new ApplyResult.Applied(next.token(), wall.instant(), told(spoilt));
            }
            if (!(sent instanceof CallResult.Rejected<String>(Rejection no)) || !no.isAboutTheBatch()) {
                return notApplied(sent, zone.token());
            }
            if (units.isEmpty()) {
                return notApplied(sent, zone.token());
            }
            refused = Optional.of(batch);
        }
        return new ApplyResult.Unreachable("the records of " + next.name() + " keep changing meanwhile");
    }

    private sealed interface Drafted {
        record Ready(Draft draft) implements Drafted {}

        record Failed(ApplyResult result) implements Drafted {}
    }

    private Drafted draft(Calls.Errand errand, HeldZone zone, Wish wish) {
        Plan next = wish.next();
        ServiceName service = next.serviceName();
        return switch (wish.desired()) {
            case Desired.Refused(String code, String message) ->
                new Drafted.Failed(new ApplyResult.Refused(code, message, zone.token()));
            case Desired.Sets(List<RecordSet> sets) -> {
                Map<HealthCheckSpec, String> ids = inUse(zone);
                for (RecordSet set : sets) {
                    if (set.check().isEmpty()) {
                        continue;
                    }
                    HealthCheckSpec spec = set.check().get();
                    CallResult<String> made =
                            checks.ensure(errand, service, next.token().epoch(), spec, ids);
                    if (!(made instanceof CallResult.Done<String>(String id))) {
                        yield new Drafted.Failed(notSent(made));
                    }
                    ids.put(spec, id);
                }
                Fence fence = new Fence(
                        TokenRecord.owner(service, settings.zoneName()),
                        zone.tokenRecord().map(record -> SdkRecords.of(record, Optional.empty())),
                        next.token());
                yield new Drafted.Ready(new Draft(zone, fence, ChangePlanner.units(zone.sets(), sets), ids));
            }
        };
    }

    private static Map<HealthCheckSpec, String> inUse(HeldZone zone) {
        Map<HealthCheckSpec, String> ids = new HashMap<>();
        for (RecordSet set : zone.sets()) {
            ResourceRecordSet told = zone.told().get(set.key());
            if (told != null && told.healthCheckId() != null) {
                set.check()
                        .filter(spec -> !(spec instanceof HealthCheckSpec.Missing))
                        .ifPresent(spec -> ids.put(spec, told.healthCheckId()));
            }
        }
        return ids;
    }

    /** What spoilt a batch lately is not sent again for a while, unless nothing would be left to answer without it. */
    private Map<ChangeUnit, String> leftOut(ServiceState state, Draft draft) {
        Map<ChangeUnit, String> spoilt = state.spoilt(draft.units(), steady.instant());
        List<ChangeUnit> rest =
                draft.units().stream().filter(unit -> !spoilt.containsKey(unit)).toList();
        boolean answers = ChangePlanner.answers(ChangePlanner.after(draft.zone().sets(), rest));
        return answers ? spoilt : Map.of();
    }

    private ApplyResult apart(Calls.Errand errand, ServiceState state, Plan next, Draft draft, List<ChangeUnit> units) {
        Submission submission = new Submission(draft.fence(), draft.zone().sets(), batch -> send(errand, draft, batch));
        submission.bisect(units);
        submission
                .changeId()
                .ifPresent(id -> state.changed(id, next.token().epoch(), sweeps(draft, next), steady.instant()));
        Optional<CallResult<String>> stopped = submission.stopped();
        if (stopped.isPresent() && (!submission.movedToken() || stopped.get() instanceof CallResult.Unknown<String>)) {
            return notApplied(stopped.get(), draft.zone().token());
        }
        Optional<Token> mine = submission.movedToken()
                ? Optional.of(next.token())
                : draft.zone().token();
        CallResult<HeldZone> read = reader.read(errand, next.serviceName());
        if (read instanceof CallResult.Done<HeldZone>(HeldZone now)
                && !now.token().equals(mine)) {
            return new ApplyResult.Refused(
                    ApplyResult.Refused.TOKEN_MISMATCH, "another leader has taken over meanwhile", now.token());
        }
        if (!submission.movedToken()) {
            return new ApplyResult.Refused(
                    ApplyResult.Refused.REJECTED,
                    text(submission.aside()),
                    draft.zone().token());
        }
        submission.spoiling().forEach((unit, cause) -> state.spoilt(unit, cause, steady.instant()));
        return new ApplyResult.Applied(next.token(), wall.instant(), submission.aside());
    }

    private CallResult<String> send(Calls.Errand errand, Draft draft, Batch batch) {
        List<Change> changes =
                batch.changes().stream().map(change -> sdk(draft, change)).toList();
        return calls.ask(
                errand,
                CallKind.CHANGE,
                batch.records(),
                () -> client.changeResourceRecordSets(request ->
                                request.hostedZoneId(settings.zoneId()).changeBatch(sent -> sent.changes(changes)))
                        .changeInfo()
                        .id());
    }

    private static Change sdk(Draft draft, ZoneChange change) {
        ResourceRecordSet told = draft.zone().told().get(change.set().key());
        ResourceRecordSet set = change.action() == ZoneChange.Action.DELETE && told != null
                ? told
                : SdkRecords.of(
                        change.set(),
                        change.set()
                                .check()
                                .flatMap(spec ->
                                        Optional.ofNullable(draft.checkIds().get(spec))));
        return Change.builder()
                .action(change.action().name())
                .resourceRecordSet(set)
                .build();
    }

    /** A new leader looks for what others left behind; so does who takes a health check out of use. */
    private static boolean sweeps(Draft draft, Plan next) {
        Set<RecordSet> changed = draft.units().stream()
                .flatMap(unit -> unit.changes().stream())
                .map(ZoneChange::set)
                .collect(Collectors.toSet());
        Map<Object, Optional<HealthCheckSpec>> after = new HashMap<>();
        changed.forEach(set -> after.put(set.key(), set.check()));
        boolean retired = draft.zone().sets().stream()
                .anyMatch(set -> after.containsKey(set.key())
                        && set.check().isPresent()
                        && (changed.contains(set) || !set.check().equals(after.get(set.key()))));
        return next.token().revision() == 0 || retired;
    }

    private static List<ApplyResult.SetAside> told(Map<ChangeUnit, String> spoilt) {
        List<ApplyResult.SetAside> told = new ArrayList<>();
        spoilt.forEach(
                (unit, cause) -> told.add(new ApplyResult.SetAside(unit.key().toString(), cause)));
        return told;
    }

    private static String text(List<ApplyResult.SetAside> aside) {
        return aside.stream().map(one -> one.record() + ": " + one.cause()).collect(Collectors.joining("; "));
    }

    /** Of a call that changes no record: whatever became of it, what is answered is what it was. */
    private static ApplyResult notSent(CallResult<?> failure) {
        return failure instanceof CallResult.Unknown<?>(String cause)
                ? new ApplyResult.Unreachable(cause)
                : notApplied(failure, Optional.empty());
    }

    private static ApplyResult notApplied(CallResult<?> failure, Optional<Token> held) {
        return switch (failure) {
            case CallResult.Done<?> done -> throw new IllegalArgumentException("no failure: " + done);
            case CallResult.NotDone<?>(String cause) -> new ApplyResult.Unreachable(cause);
            case CallResult.Unknown<?>(String cause) -> new ApplyResult.OutcomeUnknown(cause);
            case CallResult.Rejected<?>(Rejection no) ->
                new ApplyResult.Refused(
                        no.isAboutAuthority() ? ApplyResult.Refused.NOT_AUTHORIZED : ApplyResult.Refused.REJECTED,
                        no.text(),
                        held);
        };
    }
}
