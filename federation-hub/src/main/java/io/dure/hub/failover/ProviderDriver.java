package io.dure.hub.failover;

import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.time.Duration;
import java.time.Instant;
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

    private enum Phase {
        /** What it holds is not known: to be observed. */
        UNKNOWN,
        OBSERVING,
        KNOWN,
        APPLYING
    }

    private final String id;
    private final FailoverSettings settings;
    private Phase phase = Phase.UNKNOWN;
    private Optional<Token> token = Optional.empty();
    private Optional<Plan> held = Optional.empty();
    private @Nullable Plan sending;
    private long attempt;
    private boolean wrote;
    private Instant started;
    private Instant retryAt;
    private int failures;
    private boolean reachable;
    private String cause = "not asked yet";
    private Optional<NameserverStatus> status = Optional.empty();
    private Optional<Instant> statusSeen = Optional.empty();
    private Optional<NameserverStatus> seenByAnother = Optional.empty();
    private Instant seenByAnotherAt = Instant.EPOCH;
    private Optional<Instant> differsSince = Optional.empty();
    private Optional<Instant> outOfSyncSince = Optional.empty();

    ProviderDriver(String id, FailoverSettings settings, Instant now) {
        this.id = id;
        this.settings = settings;
        this.started = now;
        this.retryAt = now;
    }

    /** A new epoch: nothing was written in it yet. */
    void lead(Instant now) {
        wrote = false;
        restart(now);
    }

    /** Forgets what is under way and observes at once: it is there again, or there is a new leader. */
    void restart(Instant now) {
        phase = Phase.UNKNOWN;
        attempt++;
        failures = 0;
        retryAt = now;
        differsSince = Optional.empty();
    }

    /** There is a new desired plan: no pause stands in its way. */
    void hurry(Instant now) {
        retryAt = now;
        failures = 0;
    }

    /** Does what is due; whether a plan left. */
    boolean drive(Plan desired, Journal journal, Instant now) {
        boolean waiting = phase == Phase.OBSERVING || phase == Phase.APPLYING;
        if (waiting && Duration.between(started, now).compareTo(settings.attemptDeadline()) > 0) {
            phase = Phase.UNKNOWN;
            fail("no result within " + settings.attemptDeadline().toSeconds() + " s", now);
        }
        outOfSyncSince = inSync(desired) ? Optional.empty() : outOfSyncSince.or(() -> Optional.of(now));
        if (now.isBefore(retryAt)) {
            return false;
        }
        if (phase == Phase.UNKNOWN) {
            begin(Phase.OBSERVING, now);
            journal.add(new Effect.Observe(id, attempt, desired.serviceName()));
        } else if (phase == Phase.KNOWN && !inSync(desired)) {
            begin(Phase.APPLYING, now);
            sending = desired;
            wrote = true;
            journal.add(new Effect.Apply(id, attempt, token(), desired));
            return true;
        }
        return false;
    }

    /** Whether this is the result that is waited for. */
    boolean awaitsApply(long answered) {
        return phase == Phase.APPLYING && attempt == answered;
    }

    boolean awaitsObserve(long answered) {
        return phase == Phase.OBSERVING && attempt == answered;
    }

    void applied(ApplyResult result, Instant now) {
        switch (result) {
            case ApplyResult.Applied applied -> {
                held = Optional.ofNullable(sending);
                token = held.map(Plan::token);
                phase = Phase.KNOWN;
                succeed(now);
            }
            case ApplyResult.Refused(String code, String message, Optional<Token> ignored) -> {
                phase = Phase.UNKNOWN;
                reachable = true;
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

    void observed(ObserveResult result, Instant now) {
        switch (result) {
            case ObserveResult.Observed observed -> {
                held = observed.plan();
                token = observed.token();
                observed.status().ifPresent(seen -> seen(seen, false, now));
                phase = Phase.KNOWN;
                reachable = true;
                cause = "";
            }
            case ObserveResult.Unreachable(String why) -> {
                phase = Phase.UNKNOWN;
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
        if (phase != Phase.KNOWN || seen.token().equals(token())) {
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
        return phase == Phase.KNOWN && token().equals(Optional.of(desired.token()));
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

    private Optional<Token> token() {
        return token;
    }

    ProviderView view(Optional<Plan> desired) {
        return new ProviderView(
                id, reachable, token(), desired.filter(this::inSync).isPresent(), status, statusSeen, cause);
    }
}
