package io.dure.hub.failover;

import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.ProviderPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings one provider to the desired plan: observe, then compare-and-set from the token held to the desired one. One
 * attempt at a time; an unknown outcome is settled by observing before anything else is written; failures are retried
 * for ever with a bounded pause, and never hold another provider back.
 */
final class ProviderDriver {
    /** A nameserver's status counts so long. */
    static final Duration FRESH = Duration.ofSeconds(10);

    /** Services outside wait for their turn, ask several servers, and read back what they wrote. */
    private static final int OUTSIDE_TAKES_LONGER = 4;

    private enum Phase {
        /** What it holds is not known: to be observed. */
        UNKNOWN,
        OBSERVING,
        KNOWN,
        /** What it holds was known, and is read again: given up as soon as there is something to write. */
        LOOKING,
        APPLYING
    }

    private final String id;
    /** Where others may write too. */
    private final Optional<RecordWatch> watch;

    private final Attempts attempts;
    private final Refusals refusals = new Refusals();
    private final NameserverSight sight = new NameserverSight();

    private Phase phase = Phase.UNKNOWN;
    private Optional<Token> token = Optional.empty();
    private Optional<Plan> held = Optional.empty();
    private @Nullable Plan sending;
    /** The desired token that it was last known to hold: what differs afterwards was done by others. */
    private Optional<Token> brought = Optional.empty();

    private Optional<ProviderView.LastChange> lastChange = Optional.empty();
    private List<ApplyResult.SetAside> setAside = List.of();
    private boolean wrote;
    /** An operator said that what stands there without a token is the service's. */
    private boolean adopting;

    /** The token alone is gone from there: it is written anew. */
    private boolean reclaiming;

    /** The service goes: what it has there is taken away. */
    private boolean withdrawing;

    private Optional<Instant> outOfSyncSince = Optional.empty();

    private ProviderDriver(String id, FailoverSettings settings, Optional<RecordWatch> watch, Instant now) {
        this.id = id;
        this.watch = watch;
        Duration deadline = settings.attemptDeadline();
        this.attempts =
                new Attempts(settings, watch.isPresent() ? deadline.multipliedBy(OUTSIDE_TAKES_LONGER) : deadline, now);
    }

    /** One of our nameservers, which nobody but the leader writes to and which tells what it answers. */
    static ProviderDriver ofNameserver(String id, FailoverSettings settings, Instant now) {
        return new ProviderDriver(id, settings, Optional.empty(), now);
    }

    /** A provider of records, which others may change. */
    static ProviderDriver ofRecords(String id, FailoverSettings settings, RecordWatch watch, Instant now) {
        return new ProviderDriver(id, settings, Optional.of(watch), now);
    }

    /** A new epoch: nothing was written in it yet. */
    void lead(Instant now) {
        wrote = false;
        restart(now);
    }

    /** Forgets what is under way and observes at once: it is there again, or there is a new leader. */
    void restart(Instant now) {
        phase = Phase.UNKNOWN;
        withdrawing = false;
        attempts.forget();
        attempts.hurry(now);
        sight.restart();
    }

    /** What the service has there is taken away from now on, until {@link #restart}. */
    void withdraw(Instant now) {
        withdrawing = true;
        hurry(now);
    }

    /** Nothing of the service is left there but its token. */
    boolean isWithdrawn(Plan desired) {
        return withdrawing && isKnown() && (token.isEmpty() || inSync(desired));
    }

    /** There is a new desired plan: no pause stands in its way. */
    void hurry(Instant now) {
        attempts.hurry(now);
    }

    /** Does what is due; whether a plan left. */
    boolean drive(Plan desired, Journal journal, Instant now) {
        expire(now);
        outOfSyncSince = inSync(desired) ? Optional.empty() : outOfSyncSince.or(() -> Optional.of(now));
        if (attempts.isPausing(now)) {
            return false;
        }
        if (phase == Phase.UNKNOWN) {
            begin(Phase.OBSERVING, now);
            journal.add(new Effect.Observe(id, attempts.number(), desired.serviceName()));
        } else if (isKnown() && !inSync(desired) && isNew(desired) && !isWithdrawn(desired)) {
            begin(Phase.APPLYING, now);
            sending = desired;
            wrote = true;
            journal.add(new Effect.Apply(id, attempts.number(), token, desired, way()));
            return true;
        } else if (phase == Phase.KNOWN && watch.filter(seen -> seen.isDue(now)).isPresent()) {
            begin(Phase.LOOKING, now);
            journal.add(new Effect.Observe(id, attempts.number(), desired.serviceName()));
        }
        return false;
    }

    private Effect.Apply.Way way() {
        if (withdrawing) {
            return Effect.Apply.Way.WITHDRAW;
        }
        if (token.isPresent() || !(adopting || reclaiming)) {
            return Effect.Apply.Way.SET;
        }
        return adopting ? Effect.Apply.Way.ADOPT : Effect.Apply.Way.RECLAIM;
    }

    private void expire(Instant now) {
        boolean waiting = phase == Phase.OBSERVING || phase == Phase.APPLYING || phase == Phase.LOOKING;
        if (waiting && attempts.isOverdue(now)) {
            phase = phase == Phase.LOOKING ? Phase.KNOWN : Phase.UNKNOWN;
            attempts.failed("no result within " + attempts.deadline().toSeconds() + " s", now);
        }
    }

    private boolean isKnown() {
        return phase == Phase.KNOWN || phase == Phase.LOOKING;
    }

    /** What it held once and holds no longer was changed by others: that is drift, not something left to do. */
    private boolean isNew(Plan desired) {
        return watch.isEmpty() || !brought.equals(Optional.of(desired.token()));
    }

    /** Whether this is the result that is waited for. */
    boolean awaitsApply(long answered) {
        return phase == Phase.APPLYING && attempts.number() == answered;
    }

    boolean awaitsObserve(long answered) {
        return (phase == Phase.OBSERVING || phase == Phase.LOOKING) && attempts.number() == answered;
    }

    void applied(ApplyResult result, Instant now) {
        switch (result) {
            case ApplyResult.Applied applied -> {
                held = Optional.ofNullable(sending);
                token = held.map(Plan::token);
                brought = token;
                lastChange = Optional.of(new ProviderView.LastChange(applied.token(), now));
                phase = Phase.KNOWN;
                adopting = false;
                reclaiming = false;
                setAside = applied.setAside();
                watch.ifPresent(seen -> seen.written(setAside.isEmpty(), now));
                attempts.succeeded(now);
                refusals.over();
            }
            case ApplyResult.Refused(String code, String message, Optional<Token> ignored) -> {
                phase = Phase.UNKNOWN;
                adopting = false;
                reclaiming = false;
                refusals.refused(code, message, now);
                attempts.reachable(true);
                attempts.failedUnclear(code + ": " + message, now);
            }
            case ApplyResult.Unreachable(String why) -> {
                phase = Phase.KNOWN;
                attempts.reachable(false);
                attempts.failed(why, now);
            }
            case ApplyResult.OutcomeUnknown(String why) -> {
                phase = Phase.UNKNOWN;
                attempts.failedUnclear(why, now);
            }
        }
    }

    void observed(ObserveResult result, Plan desired, Instant now) {
        boolean looked = phase == Phase.LOOKING;
        switch (result) {
            case ObserveResult.Observed observed -> {
                held = observed.plan();
                token = observed.token();
                if (token.isPresent()) {
                    adopting = false;
                    reclaiming = false;
                }
                observed.status().ifPresent(seen -> seen(seen, false, now));
                phase = Phase.KNOWN;
                attempts.answered();
                if (inSync(desired)) {
                    brought = token;
                    refusals.over();
                }
                if (looked) {
                    attempts.calm();
                }
                watch.ifPresent(seen -> seen.seen(observed, desired, !isNew(desired) && !withdrawing, now));
            }
            case ObserveResult.Unreachable(String why) -> {
                phase = looked ? Phase.KNOWN : Phase.UNKNOWN;
                attempts.reachable(false);
                attempts.failed(why, now);
            }
        }
    }

    void seen(NameserverStatus seen, boolean byAnother, Instant now) {
        if (sight.seen(seen, byAnother, phase == Phase.KNOWN, token, now)) {
            restart(now);
        }
    }

    private void begin(Phase next, Instant now) {
        phase = next;
        attempts.begin(now);
    }

    boolean inSync(Plan desired) {
        return isKnown() && token.equals(Optional.of(desired.token()));
    }

    /** In sync, nobody has changed it since, and all of its servers answer by it. */
    boolean answersBy(Plan desired) {
        return inSync(desired)
                && watch.map(seen ->
                                seen.drifted().isEmpty() && seen.pendingSince().isEmpty())
                        .orElse(true);
    }

    /** Whether something of this epoch was sent there: only then may it hold this epoch. */
    boolean wrote() {
        return wrote;
    }

    /** Tried and failed at least twice in a row. */
    boolean isUnreachable() {
        return attempts.isUnreachable();
    }

    boolean reachable() {
        return attempts.reachable();
    }

    boolean isOutOfSyncFor(Duration age, Instant now) {
        return attempts.reachable()
                && outOfSyncSince
                        .filter(since -> Duration.between(since, now).compareTo(age) > 0)
                        .isPresent();
    }

    /** What it answers, as it says and as others read it. */
    NameserverSight sight() {
        return sight;
    }

    /** As it last said; before it says anything it is taken for granted. */
    boolean isWritten() {
        return sight.status().map(NameserverStatus::written).orElse(true);
    }

    Optional<Plan> held() {
        return held;
    }

    String id() {
        return id;
    }

    String cause() {
        return attempts.cause();
    }

    /** An operator wants it written anew, and taken over where its token is gone; whether there is anything to do. */
    boolean askRepair(Instant now) {
        boolean unowned = refusal()
                .filter(said -> said.code().equals(ApplyResult.Refused.NOT_OWNED))
                .isPresent();
        boolean drifted = watch.filter(RecordWatch::ask).isPresent();
        adopting = unowned || watch.filter(RecordWatch::isTokenMissing).isPresent();
        if (unowned) {
            hurry(now);
        }
        return unowned || drifted;
    }

    /** What others changed there is written anew at the next plan. */
    void repairing(Instant now) {
        watch.ifPresent(seen -> {
            reclaiming = !adopting && seen.isTokenMissing();
            seen.repairing(now);
        });
    }

    /** Not of ours: it has no voice in evidence, and others may write there. */
    Optional<RecordWatch> watch() {
        return watch;
    }

    boolean isNameserver() {
        return watch.isEmpty();
    }

    /** It understood the plan and does not take it, as it said more than once. */
    Optional<ProviderView.Refusal> refusal() {
        return refusals.standing();
    }

    /** Records of the last plan that it alone would not take. */
    List<ApplyResult.SetAside> setAside() {
        return setAside;
    }

    /** What setting this plan would change there; empty: what it holds is not known. */
    Optional<ProviderPlan> preview(Plan after) {
        return watch.isPresent()
                ? watch.get().preview(after)
                : Optional.of(new ProviderPlan.Changes(PlanDiff.between(held, after)));
    }

    ProviderView view(Optional<Plan> desired) {
        return new ProviderView(
                id,
                attempts.reachable(),
                token,
                desired.filter(this::inSync).isPresent(),
                sight.status(),
                sight.statusSeen(),
                attempts.cause(),
                lastChange,
                refusal(),
                setAside,
                watch.map(seen -> new ProviderView.Records(
                        seen.observed(),
                        seen.observedAt(),
                        seen.pendingSince().map(since -> seen.pending()),
                        seen.drifted())));
    }
}
