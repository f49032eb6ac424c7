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

    private static final Duration STATUS_GRACE = Duration.ofSeconds(5);
    /** Services outside wait for their turn, ask several servers, and read back what they wrote. */
    private static final int OUTSIDE_TAKES_LONGER = 4;

    /** A mismatch is settled by reading again; what is refused twice in a row is refused. */
    private static final int REFUSED_FOR_GOOD = 2;

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
    private final FailoverSettings settings;
    /** Where others may write too. */
    private final Optional<RecordWatch> watch;

    private Phase phase = Phase.UNKNOWN;
    private Optional<Token> token = Optional.empty();
    private Optional<Plan> held = Optional.empty();
    private @Nullable Plan sending;
    /** The desired token that it was last known to hold: what differs afterwards was done by others. */
    private Optional<Token> brought = Optional.empty();

    private Optional<ProviderView.LastChange> lastChange = Optional.empty();
    private Optional<ProviderView.Refusal> refusal = Optional.empty();
    private int refusals;
    private List<ApplyResult.SetAside> setAside = List.of();
    private long attempt;
    private boolean wrote;
    /** An operator said that what stands there without a token is the service's. */
    private boolean adopting;

    /** The token alone is gone from there: it is written anew. */
    private boolean reclaiming;

    /** The service goes: what it has there is taken away. */
    private boolean withdrawing;

    private Instant started;
    private Instant retryAt;
    private int failures;
    private boolean reachable;
    private String cause = ProviderView.NOT_ASKED;
    private Optional<NameserverStatus> status = Optional.empty();
    private Optional<Instant> statusSeen = Optional.empty();
    private Optional<NameserverStatus> seenByAnother = Optional.empty();
    private Instant seenByAnotherAt = Instant.EPOCH;
    private Optional<Instant> differsSince = Optional.empty();
    private Optional<Instant> outOfSyncSince = Optional.empty();

    private ProviderDriver(String id, FailoverSettings settings, Optional<RecordWatch> watch, Instant now) {
        this.id = id;
        this.settings = settings;
        this.watch = watch;
        this.started = now;
        this.retryAt = now;
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
        attempt++;
        failures = 0;
        retryAt = now;
        differsSince = Optional.empty();
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
        retryAt = now;
        failures = 0;
    }

    /** Does what is due; whether a plan left. */
    boolean drive(Plan desired, Journal journal, Instant now) {
        expire(now);
        outOfSyncSince = inSync(desired) ? Optional.empty() : outOfSyncSince.or(() -> Optional.of(now));
        if (now.isBefore(retryAt)) {
            return false;
        }
        if (phase == Phase.UNKNOWN) {
            begin(Phase.OBSERVING, now);
            journal.add(new Effect.Observe(id, attempt, desired.serviceName()));
        } else if (isKnown() && !inSync(desired) && isNew(desired) && !isWithdrawn(desired)) {
            begin(Phase.APPLYING, now);
            sending = desired;
            wrote = true;
            journal.add(new Effect.Apply(id, attempt, token, desired, way()));
            return true;
        } else if (phase == Phase.KNOWN && watch.filter(seen -> seen.isDue(now)).isPresent()) {
            begin(Phase.LOOKING, now);
            journal.add(new Effect.Observe(id, attempt, desired.serviceName()));
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
        Duration deadline = watch.isPresent()
                ? settings.attemptDeadline().multipliedBy(OUTSIDE_TAKES_LONGER)
                : settings.attemptDeadline();
        if (waiting && Duration.between(started, now).compareTo(deadline) > 0) {
            phase = phase == Phase.LOOKING ? Phase.KNOWN : Phase.UNKNOWN;
            fail("no result within " + deadline.toSeconds() + " s", now);
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
        return phase == Phase.APPLYING && attempt == answered;
    }

    boolean awaitsObserve(long answered) {
        return (phase == Phase.OBSERVING || phase == Phase.LOOKING) && attempt == answered;
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
                succeed(now);
                takes();
            }
            case ApplyResult.Refused(String code, String message, Optional<Token> ignored) -> {
                phase = Phase.UNKNOWN;
                reachable = true;
                adopting = false;
                reclaiming = false;
                refusals++;
                refusal = Optional.of(new ProviderView.Refusal(
                        code, message, refusal.map(ProviderView.Refusal::since).orElse(now)));
                fail(code + ": " + message, now);
                if (failures == 1) {
                    retryAt = now;
                }
            }
            case ApplyResult.Unreachable(String why) -> {
                phase = Phase.KNOWN;
                reachable = false;
                fail(why, now);
            }
            case ApplyResult.OutcomeUnknown(String why) -> {
                phase = Phase.UNKNOWN;
                fail(why, now);
                if (failures == 1) {
                    retryAt = now;
                }
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
                reachable = true;
                cause = "";
                if (inSync(desired)) {
                    brought = token;
                    takes();
                }
                if (looked) {
                    failures = 0;
                }
                watch.ifPresent(seen -> seen.seen(observed, desired, !isNew(desired) && !withdrawing, now));
            }
            case ObserveResult.Unreachable(String why) -> {
                phase = looked ? Phase.KNOWN : Phase.UNKNOWN;
                reachable = false;
                fail(why, now);
            }
        }
    }

    void seen(NameserverStatus seen, boolean byAnother, Instant now) {
        if (byAnother) {
            seenByAnother = Optional.of(seen);
            seenByAnotherAt = now;
        }
        if (status.isPresent() && seen.time().isBefore(status.get().time())) {
            return;
        }
        status = Optional.of(seen);
        statusSeen = Optional.of(now);
        if (phase != Phase.KNOWN || seen.token().equals(token)) {
            differsSince = Optional.empty();
        } else if (differsSince.isEmpty()) {
            differsSince = Optional.of(now);
        } else if (Duration.between(differsSince.get(), now).compareTo(STATUS_GRACE) > 0) {
            restart(now);
        }
    }

    private void begin(Phase next, Instant now) {
        phase = next;
        started = now;
        attempt++;
    }

    /** It no longer refuses. */
    private void takes() {
        refusals = 0;
        refusal = Optional.empty();
    }

    private void succeed(Instant now) {
        reachable = true;
        cause = "";
        failures = 0;
        retryAt = now;
    }

    private void fail(String why, Instant now) {
        cause = why;
        Duration pause = settings.retryFirst().multipliedBy(1L << Math.min(failures, 10));
        retryAt = now.plus(pause.compareTo(settings.retryLast()) > 0 ? settings.retryLast() : pause);
        failures++;
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
        return !reachable && failures > 1;
    }

    boolean reachable() {
        return reachable;
    }

    boolean isOutOfSyncFor(Duration age, Instant now) {
        return reachable
                && outOfSyncSince
                        .filter(since -> Duration.between(since, now).compareTo(age) > 0)
                        .isPresent();
    }

    /** As another vantage point read it, not longer ago than {@code age}. */
    Optional<NameserverStatus> seenByAnother(Duration age, Instant now) {
        return seenByAnother.filter(
                seen -> Duration.between(seenByAnotherAt, now).compareTo(age) <= 0);
    }

    Optional<NameserverStatus> status(Duration age, Instant now) {
        return status.filter(seen -> statusSeen
                .filter(at -> Duration.between(at, now).compareTo(age) <= 0)
                .isPresent());
    }

    /** As it last said; before it says anything it is taken for granted. */
    boolean isWritten() {
        return status.map(NameserverStatus::written).orElse(true);
    }

    Optional<Plan> held() {
        return held;
    }

    String id() {
        return id;
    }

    String cause() {
        return cause;
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
        return refusal.filter(said -> refusals >= REFUSED_FOR_GOOD);
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
                reachable,
                token,
                desired.filter(this::inSync).isPresent(),
                status,
                statusSeen,
                cause,
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
