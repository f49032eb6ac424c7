package io.dure.hub.alarm;

import io.dure.hub.metric.Metric;
import io.dure.hub.steering.Actor;
import io.dure.hub.store.AlarmStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules as people change them. One change at a time; each is stored, with its entry in the list of acts, when it returns. */
public final class AlarmRules {
    static final int MOST = 200;

    private final AlarmStore store;
    private final Supplier<String> ids;
    private final Clock clock;
    /** No monitor: a virtual thread that waits for the store in one keeps its carrier. */
    private final Lock changing = new ReentrantLock();

    /** @param ids gives a new id for each rule */
    public AlarmRules(AlarmStore store, Supplier<String> ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of a change. */
    sealed interface Result {
        /** The rule as it is now; as it last was, when it was removed. */
        record Done(AlarmRule rule) implements Result {}

        record NotFound() implements Result {}

        /** Somebody was faster. */
        record Changed(AlarmRule current) implements Result {}

        record TooMany() implements Result {}
    }

    /** By their names. */
    public List<AlarmRule> rules() {
        return store.rules().stream()
                .sorted(Comparator.comparing(AlarmRule::name).thenComparing(AlarmRule::id))
                .toList();
    }

    /** Takes over the rules that ship with the hub and were never there. */
    void provision(List<AlarmRule> made) {
        made.forEach(rule -> store.provision(rule, AlarmAudit.provisioned(rule, clock.instant())));
    }

    Result create(Actor actor, AlarmDraft draft, Metric metric) {
        return oneAtATime(() -> {
            if (store.rules().size() >= MOST) {
                return new Result.TooMany();
            }
            Instant now = clock.instant();
            AlarmRule rule = draft.rule(ids.get(), 1, metric, null, actor.user(), now);
            store.save(rule, 0, AlarmAudit.changed("create-alarm-rule", actor, null, rule, now));
            return new Result.Done(rule);
        });
    }

    /** @param expected the version that was read; null for whichever there is */
    Result change(Actor actor, String id, @Nullable Long expected, AlarmDraft draft, Metric metric) {
        return withCurrent(id, expected, current -> {
            Instant now = clock.instant();
            AlarmRule.Made made = current.name().equals(draft.name()) ? current.made() : null;
            AlarmRule rule = draft.rule(id, current.version() + 1, metric, made, actor.user(), now);
            store.save(rule, current.version(), AlarmAudit.changed("change-alarm-rule", actor, current, rule, now));
            return new Result.Done(rule);
        });
    }

    /** @param expected the version that was read; null for whichever there is */
    Result remove(Actor actor, String id, @Nullable Long expected) {
        return withCurrent(id, expected, current -> {
            store.remove(
                    id,
                    current.version(),
                    AlarmAudit.changed("delete-alarm-rule", actor, current, null, clock.instant()));
            return new Result.Done(current);
        });
    }

    /** A change of the current rule. */
    @FunctionalInterface
    private interface Change {
        Result of(AlarmRule current);
    }

    private Result withCurrent(String id, @Nullable Long expected, Change change) {
        return oneAtATime(() -> {
            Optional<AlarmRule> current =
                    store.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
            if (current.isEmpty()) {
                return new Result.NotFound();
            }
            AlarmRule found = current.get();
            return expected == null || Objects.equals(expected, found.version())
                    ? change.of(found)
                    : new Result.Changed(found);
        });
    }

    private Result oneAtATime(Supplier<Result> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }
}
