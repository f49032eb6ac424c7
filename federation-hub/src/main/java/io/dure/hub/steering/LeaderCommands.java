package io.dure.hub.steering;

import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.hub.failover.Act;
import io.dure.hub.failover.ActResult;
import io.dure.hub.failover.Approval;
import io.dure.hub.failover.Preview;
import io.dure.hub.failover.ServiceView;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operators' acts: done on the failover clock's thread, accepted when they are in the store. */
final class LeaderCommands implements SteeringCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_FREEZE = Duration.ofDays(30);
    private static final Duration LONGEST_EVACUATION = Duration.ofDays(30);
    /** Nameservers poll each other's evidence every second and tell what they make of it as often. */
    private static final Duration AGREEMENT = Duration.ofSeconds(6);

    private static final Duration ASKED_EVERY = Duration.ofMillis(200);

    private final Supplier<Map<String, ServiceLeader>> leaders;
    private final FailoverClock failover;
    private final ServiceBoard board;
    private final Clock clock;

    LeaderCommands(
            Supplier<Map<String, ServiceLeader>> leaders, FailoverClock failover, ServiceBoard board, Clock clock) {
        this.leaders = leaders;
        this.failover = failover;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public CommandResult setWeights(Actor actor, String service, WeightChange change) {
        return act(
                actor, service, new Act.SetWeights(actor.user(), change.reason(), change.weights(), change.expected()));
    }

    @Override
    public CommandResult setMode(Actor actor, String service, Mode mode, String reason) {
        return act(actor, service, new Act.SetMode(actor.user(), reason, mode));
    }

    @Override
    public CommandResult freeze(Actor actor, String service, Instant until, String reason) {
        if (until.isAfter(clock.instant().plus(LONGEST_FREEZE))) {
            return new CommandResult.Rejected(
                    Rejection.INVALID_FREEZE, "a freeze lasts 30 days at most; choose an earlier time", "until");
        }
        return act(actor, service, new Act.SetFreeze(actor.user(), reason, until));
    }

    @Override
    public CommandResult unfreeze(Actor actor, String service) {
        CommandResult result = act(actor, service, new Act.Unfreeze(actor.user(), "ended by an operator"));
        boolean nothingToEnd =
                result instanceof CommandResult.Rejected rejected && rejected.code() == Rejection.NOTHING_TO_DO;
        return nothingToEnd ? new CommandResult.Accepted(null) : result;
    }

    @Override
    public CommandResult decideApproval(Actor actor, String service, ApprovalDecision decision) {
        Approval.Kind kind = switch (decision.kind()) {
            case EVACUATE -> Approval.Kind.EVACUATE;
            case RETURN -> Approval.Kind.RETURN;
        };
        return act(
                actor,
                service,
                decision.approved()
                        ? new Act.Approve(actor.user(), decision.reason(), kind, decision.site())
                        : new Act.Reject(actor.user(), decision.reason(), kind, decision.site()));
    }

    @Override
    public CommandResult override(Actor actor, String service, OverrideAct act) {
        Optional<Instant> until = Optional.ofNullable(act.until());
        boolean tooLong = until.filter(end -> end.isAfter(clock.instant().plus(LONGEST_EVACUATION)))
                .isPresent();
        if (tooLong || (until.isPresent() && act.act() != OverrideAction.EVACUATE)) {
            return new CommandResult.Rejected(
                    Rejection.INVALID_END,
                    tooLong
                            ? "an evacuation with an end lasts 30 days at most; choose an earlier time, or none"
                            : "only an evacuation has an end",
                    "until");
        }
        return act(
                actor,
                service,
                switch (act.act()) {
                    case EVACUATE -> new Act.Evacuate(actor.user(), act.reason(), act.site(), until);
                    case RELEASE -> new Act.Release(actor.user(), act.reason(), act.site());
                    case RETURN ->
                        new Act.Return(
                                actor.user(),
                                act.reason(),
                                act.site(),
                                clock.instant().plus(AGREEMENT));
                });
    }

    @Override
    public CommandResult repair(Actor actor, String service, String provider, String reason) {
        return act(actor, service, new Act.Repair(actor.user(), reason, provider));
    }

    CommandResult act(Actor actor, String service, Act act) {
        ServiceLeader leader = leaders.get().get(service);
        if (leader == null) {
            return new CommandResult.Rejected(Rejection.SERVICE_NOT_FOUND, "no service " + service, null);
        }
        if (act.reason().isBlank()) {
            return new CommandResult.Rejected(Rejection.INVALID_REQUEST, "say why; the audit keeps it", "reason");
        }
        ServiceLeader.Done done = ask(leader, actor, act);
        while (done.result() instanceof ActResult.Waits) {
            LockSupport.parkNanos(ASKED_EVERY.toNanos());
            done = ask(leader, actor, act);
        }
        await(done.written());
        return switch (done.result()) {
            case ActResult.Done(var token) -> new CommandResult.Accepted(token);
            case ActResult.Proposed(var proposal) -> new CommandResult.Proposed(ProposalBody.of(service, proposal));
            case ActResult.Waits(String why) -> throw new IllegalStateException("waited no longer: " + why);
            case ActResult.Refused refused ->
                new CommandResult.Rejected(rejection(refused.code()), refused.message(), field(act, refused.code()));
        };
    }

    private ServiceLeader.Done ask(ServiceLeader leader, Actor actor, Act act) {
        return await(failover.ask(() -> {
            ServiceLeader.Done acted = leader.act(actor, act, clock.instant());
            board.publish(
                    leader.service(),
                    new ServiceBoard.Entry(leader.view(clock.instant()), leader.plan(), leader.judgement()));
            return acted;
        }));
    }

    @Override
    public PreviewResult previewWeights(String service, WeightChange change) {
        ServiceLeader leader = leaders.get().get(service);
        if (leader == null) {
            return new PreviewResult.Rejected(Rejection.SERVICE_NOT_FOUND, "no service " + service, null);
        }
        Act.SetWeights act = new Act.SetWeights("", change.reason(), change.weights(), change.expected());
        return await(failover.ask(() -> switch (leader.preview(act, clock.instant())) {
            case io.dure.hub.failover.PreviewResult.Possible(Preview preview) ->
                shown(preview, leader.view(clock.instant()), leader.isForTwo(act));
            case io.dure.hub.failover.PreviewResult.Impossible(ActResult.Refused refusal) ->
                new PreviewResult.Rejected(rejection(refusal.code()), refusal.message(), field(act, refusal.code()));
        }));
    }

    private static PreviewResult shown(Preview preview, ServiceView service, boolean forTwo) {
        List<PreviewResult.ProviderChange> changes = new ArrayList<>();
        List<PreviewResult.ProviderRefusal> refusals = new ArrayList<>();
        new TreeMap<>(preview.changes()).forEach((provider, planned) -> {
            switch (planned) {
                case ProviderPlan.Changes(var records) ->
                    records.forEach(record -> changes.add(new PreviewResult.ProviderChange(
                            provider,
                            record.owner(),
                            record.type(),
                            record.before().orElse(null),
                            record.after().orElse("removed"))));
                case ProviderPlan.Refused(String code, String message) ->
                    refusals.add(new PreviewResult.ProviderRefusal(provider, code, message));
            }
        });
        List<String> warnings = warnings(preview, service, refusals);
        if (forTwo) {
            warnings.add("two-people");
        }
        return new PreviewResult.Preview(
                shares(preview.before()),
                shares(preview.after()),
                changes,
                refusals,
                warnings,
                preview.before().token());
    }

    private static List<String> warnings(
            Preview preview, ServiceView service, List<PreviewResult.ProviderRefusal> refusals) {
        List<String> warnings = new ArrayList<>();
        if (preview.warnings().contains("member-out")) {
            warnings.add("member-evacuated");
        }
        if (preview.warnings().contains("member-down")) {
            warnings.add("member-down");
        }
        if (preview.after().members().stream()
                        .filter(member -> member.weight() > 0)
                        .count()
                == 1) {
            warnings.add("single-member");
        }
        if (service.providers().stream().anyMatch(provider -> !provider.reachable())) {
            warnings.add("provider-unreachable");
        }
        if (refusals.stream().anyMatch(refusal -> !refusal.code().equals(Preview.NOT_OBSERVED))) {
            warnings.add("provider-refuses");
        }
        if (preview.warnings().contains("no-change")) {
            warnings.add("unchanged");
        }
        return warnings;
    }

    private static List<PreviewResult.Share> shares(Plan plan) {
        Map<String, Integer> weights = Division.weights(plan);
        long sum = weights.values().stream().mapToLong(Integer::longValue).sum();
        return plan.members().stream()
                .map(member -> new PreviewResult.Share(
                        member.site(),
                        member.weight(),
                        sum == 0 ? 0 : (double) weights.getOrDefault(member.site(), 0) / sum))
                .toList();
    }

    static Rejection rejection(ActResult.Code code) {
        return switch (code) {
            case INVALID_WEIGHT -> Rejection.INVALID_WEIGHT;
            case UNKNOWN_SITE -> Rejection.UNKNOWN_SITE;
            case UNKNOWN_PROVIDER -> Rejection.PROVIDER_NOT_FOUND;
            case NEVER_EMPTY -> Rejection.NEVER_EMPTY;
            case FROZEN -> Rejection.FROZEN;
            case TOKEN_MISMATCH -> Rejection.TOKEN_MISMATCH;
            case NOT_LEADER -> Rejection.NOT_LEADER;
            case NO_PENDING_APPROVAL -> Rejection.NO_PENDING_APPROVAL;
            case NOTHING_TO_DO -> Rejection.NOTHING_TO_DO;
            case MEMBER_DOWN -> Rejection.MEMBER_DOWN;
            case NAMESERVERS_DISAGREE -> Rejection.NAMESERVERS_DISAGREE;
            case INVALID_FREEZE -> Rejection.INVALID_FREEZE;
            case INVALID_END -> Rejection.INVALID_END;
            case MINIMUM_CAPACITY -> Rejection.MINIMUM_CAPACITY;
            case LARGEST_CHANGE -> Rejection.LARGEST_CHANGE;
            case OUTSIDE_WINDOW -> Rejection.OUTSIDE_WINDOW;
            case SAME_PERSON -> Rejection.SAME_PERSON;
            case PROPOSAL_NOT_FOUND -> Rejection.PROPOSAL_NOT_FOUND;
            case PROPOSAL_DECIDED -> Rejection.PROPOSAL_DECIDED;
            case TOO_MANY_PROPOSALS -> Rejection.TOO_MANY_PROPOSALS;
            case DRILL_RUNNING -> Rejection.DRILL_RUNNING;
            case DRILL_NOT_FOUND -> Rejection.DRILL_NOT_FOUND;
            case SURVIVOR_NOT_MEASURED -> Rejection.SURVIVOR_NOT_MEASURED;
            case SURVIVOR_OVER_LIMIT -> Rejection.SURVIVOR_OVER_LIMIT;
            case SERVICE_NAME_FIXED -> Rejection.SERVICE_NAME_FIXED;
            case TWO_PEOPLE -> Rejection.TWO_PEOPLE;
        };
    }

    private static @Nullable String field(Act act, ActResult.Code code) {
        return switch (code) {
            case INVALID_WEIGHT -> "weights";
            case UNKNOWN_SITE -> act instanceof Act.SetWeights ? "weights" : "site";
            case INVALID_FREEZE, INVALID_END -> "until";
            case TOKEN_MISMATCH -> "expected";
            case UNKNOWN_PROVIDER,
                    NEVER_EMPTY,
                    FROZEN,
                    NOT_LEADER,
                    NO_PENDING_APPROVAL,
                    NOTHING_TO_DO,
                    MEMBER_DOWN,
                    NAMESERVERS_DISAGREE,
                    MINIMUM_CAPACITY,
                    LARGEST_CHANGE,
                    OUTSIDE_WINDOW,
                    SAME_PERSON,
                    PROPOSAL_NOT_FOUND,
                    PROPOSAL_DECIDED,
                    TOO_MANY_PROPOSALS,
                    DRILL_RUNNING,
                    DRILL_NOT_FOUND,
                    SURVIVOR_NOT_MEASURED,
                    SURVIVOR_OVER_LIMIT,
                    TWO_PEOPLE,
                    SERVICE_NAME_FIXED -> null;
        };
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new StoreUnavailable("not known to be stored within " + PATIENCE, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted before it was known to be stored", interrupted);
        } catch (ExecutionException failed) {
            throw new StoreUnavailable("not stored: " + failed.getCause(), failed);
        }
    }
}
