package io.dure.hub.failover;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watches records that others may change too. What differs is looked at once more before it is called drift; each
 * repair makes the next one wait longer, so that two who both write the same record do not chase each other.
 */
final class RecordWatch {
    private static final Duration CONFIRM = Duration.ofSeconds(1);
    private static final Duration PENDING_FIRST = Duration.ofSeconds(1);
    private static final Duration PENDING_LAST = Duration.ofSeconds(5);
    private static final Duration REPAIR_FIRST = Duration.ofSeconds(30);
    private static final Duration REPAIR_LAST = Duration.ofMinutes(15);
    /** Without drift for so long, repairs are forgotten. */
    private static final Duration CALM = Duration.ofMinutes(30);

    private static final int MOST_DOUBLINGS = 5;

    /** Older than any that is written. */
    private static final Token ANY_TOKEN = new Token(0, 0);

    private final String provider;
    private Drift wish;
    private final Planner planner;
    private final Duration every;
    private Optional<ObserveResult.Observed> observed = Optional.empty();
    private Optional<Instant> observedAt = Optional.empty();
    private Optional<Instant> pendingSince = Optional.empty();
    private Optional<Drifted> drifted = Optional.empty();
    private Optional<Instant> repairedAt = Optional.empty();
    private Instant next = Instant.MIN;
    private Duration pause = PENDING_FIRST;
    private Set<RecordChange> excused = Set.of();
    private boolean expectsExcuses;
    private boolean suspected;
    private boolean asked;
    private int repairs;

    /**
     * Nothing is known before the first look.
     *
     * @param every how often to look
     */
    RecordWatch(String provider, Drift wish, Planner planner, Duration every) {
        this.provider = provider;
        this.wish = wish;
        this.planner = planner;
        this.every = every;
    }

    void wish(Drift next) {
        wish = next;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    /**
     * A plan was accepted there: it counts as everywhere once a look says so.
     *
     * @param whole no record was left out
     */
    void written(boolean whole, Instant now) {
        expectsExcuses = !whole;
        excused = Set.of();
        suspected = false;
        asked = false;
        drifted = Optional.empty();
        pendingSince = Optional.of(now);
        pause = PENDING_FIRST;
        next = now.plus(pause);
    }

    /**
     * It was read.
     *
     * @param settled nothing is under way there: what differs is drift
     */
    void seen(ObserveResult.Observed seen, Plan desired, boolean settled, Instant now) {
        observed = Optional.of(seen);
        observedAt = Optional.of(now);
        next = now.plus(spread(now));
        switch (seen.propagation()) {
            case Propagation.InSync() -> {
                pendingSince = Optional.empty();
                pause = PENDING_FIRST;
            }
            case Propagation.Pending(String detail) -> {
                pendingSince = pendingSince.or(() -> Optional.of(now));
                next = now.plus(pause);
                pause = pause.multipliedBy(2).compareTo(PENDING_LAST) > 0 ? PENDING_LAST : pause.multipliedBy(2);
            }
        }
        if (settled && planner.plan(provider, desired, claimed(seen)) instanceof ProviderPlan.Changes(var changes)) {
            boolean missing = seen.token().isEmpty();
            judge(
                    missing ? Drifted.Kind.TOKEN_MISSING : Drifted.Kind.RECORDS_CHANGED,
                    unexcused(missing ? withoutToken(changes) : changes),
                    now);
        }
    }

    /** What was written there and bears no token any more is compared as if it still bore one. */
    private static ObserveResult.Observed claimed(ObserveResult.Observed seen) {
        return seen.token().isPresent()
                ? seen
                : ObserveResult.Observed.ofRecords(
                        Optional.of(ANY_TOKEN), seen.records(), seen.propagation(), seen.verdicts());
    }

    private static List<RecordChange> withoutToken(List<RecordChange> changes) {
        Optional<String> any = Optional.of(PlanDiff.text(ANY_TOKEN));
        return changes.stream()
                .map(change -> change.before().equals(any)
                        ? new RecordChange(change.owner(), change.type(), Optional.empty(), change.after())
                        : change)
                .toList();
    }

    /** What was left out is missing at the first look after it, and is no drift. */
    private List<RecordChange> unexcused(List<RecordChange> changes) {
        if (expectsExcuses) {
            expectsExcuses = false;
            excused = Set.copyOf(changes);
        }
        return changes.stream().filter(change -> !excused.contains(change)).toList();
    }

    private void judge(Drifted.Kind kind, List<RecordChange> changes, Instant now) {
        if (changes.isEmpty()) {
            suspected = false;
            asked = false;
            drifted = Optional.empty();
        } else if (drifted.isPresent()) {
            drifted = Optional.of(
                    new Drifted(kind, drifted.get().since(), changes, repairs, repairAt(kind, changes, now)));
        } else if (suspected) {
            if (repairedAt
                    .filter(at -> Duration.between(at, now).compareTo(CALM) > 0)
                    .isPresent()) {
                repairs = 0;
            }
            drifted = Optional.of(new Drifted(kind, now, changes, repairs, repairAt(kind, changes, now)));
        } else {
            suspected = true;
            next = now.plus(CONFIRM);
        }
    }

    /** A token that is gone is written anew by itself only where all that was written still stands: then it is ours. */
    private Optional<Instant> repairAt(Drifted.Kind kind, List<RecordChange> changes, Instant now) {
        boolean ours = kind == Drifted.Kind.RECORDS_CHANGED || changes.size() == 1;
        if (wish == Drift.REPORT || !ours) {
            return Optional.empty();
        }
        Optional<Instant> planned = drifted.flatMap(Drifted::repairAt);
        if (planned.isPresent()) {
            return planned;
        }
        if (repairs == 0 || repairedAt.isEmpty()) {
            return Optional.of(now);
        }
        Duration wait = REPAIR_FIRST.multipliedBy(1L << Math.min(repairs - 1, MOST_DOUBLINGS));
        Instant at = repairedAt.get().plus(wait.compareTo(REPAIR_LAST) > 0 ? REPAIR_LAST : wait);
        return Optional.of(at.isBefore(now) ? now : at);
    }

    /** The providers of many services are not all asked at once. */
    private Duration spread(Instant now) {
        int part = (provider.hashCode() ^ Long.hashCode(now.toEpochMilli())) & 0xff;
        return every.minus(every.multipliedBy(part).dividedBy(1024));
    }

    /** An operator wants it written anew; whether there is anything to write. */
    boolean ask() {
        asked = drifted.isPresent();
        return asked;
    }

    boolean isAsked() {
        return asked;
    }

    /**
     * Whether it is to be written anew now.
     *
     * @param mayAct the leader may act by itself
     */
    boolean wantsRepair(boolean mayAct, Instant now) {
        return drifted.isPresent()
                && (asked
                        || (mayAct
                                && drifted.get()
                                        .repairAt()
                                        .filter(at -> !now.isBefore(at))
                                        .isPresent()));
    }

    void repairing(Instant now) {
        repairs++;
        repairedAt = Optional.of(now);
        asked = false;
        Optional<Drifted> before = drifted;
        drifted = Optional.empty();
        drifted = before.map(known -> new Drifted(
                known.kind(), known.since(), known.changes(), repairs, repairAt(known.kind(), known.changes(), now)));
    }

    /** Since when not all of its servers are known to answer by what it accepted. */
    Optional<Instant> pendingSince() {
        return pendingSince;
    }

    String pending() {
        return observed.map(ObserveResult.Observed::propagation)
                .filter(Propagation.Pending.class::isInstance)
                .map(Propagation.Pending.class::cast)
                .map(Propagation.Pending::detail)
                .orElse("accepted, and not read back yet");
    }

    boolean isTokenMissing() {
        return drifted.filter(known -> known.kind() == Drifted.Kind.TOKEN_MISSING)
                .isPresent();
    }

    Optional<Drifted> drifted() {
        return drifted;
    }

    Optional<ObserveResult.Observed> observed() {
        return observed;
    }

    Optional<Instant> observedAt() {
        return observedAt;
    }

    /** What the plan would change there, as far as is known; empty: it was never read. */
    Optional<ProviderPlan> preview(Plan after) {
        return observed.map(seen -> planner.plan(provider, after, seen));
    }
}
