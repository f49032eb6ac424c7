package io.dure.hub.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that are on, and those that were; brought to what was observed. At most one alarm of a cause is on: it begins when
 * the cause is first wrong, and ends when it is not mentioned any more, its rule is another one, or what it was about is gone.
 * Missing data begins and ends nothing. Not thread-safe.
 */
final class AlarmBook {
    static final int MOST_ENDED = 200;
    static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Comparator<RaisedAlarm> URGENT = Comparator.comparing(RaisedAlarm::severity)
            .thenComparing(RaisedAlarm::since)
            .thenComparing(RaisedAlarm::id);

    private final Map<Cause, RaisedAlarm> active = new LinkedHashMap<>();
    private final List<RaisedAlarm> ended = new ArrayList<>();

    /** Continues what an earlier process knew. */
    AlarmBook(Collection<RaisedAlarm> remembered) {
        remembered.stream()
                .filter(alarm -> alarm.endedAt() == null)
                .forEach(alarm -> active.put(Cause.of(alarm), alarm));
        remembered.stream()
                .filter(alarm -> alarm.endedAt() != null)
                .sorted(Comparator.comparing(AlarmBook::end).reversed())
                .limit(MOST_ENDED)
                .forEach(ended::add);
    }

    private static Instant end(RaisedAlarm alarm) {
        return Optional.ofNullable(alarm.endedAt()).orElse(Instant.MAX);
    }

    /**
     * What became of a look.
     *
     * @param lasting alarms to be kept as they are now
     * @param visible whether there is anything new to be shown
     */
    record Outcome(List<RaisedAlarm> lasting, boolean visible) {}

    /**
     * Takes in all that one source sees.
     *
     * @param source id of a rule; null for what the hub finds by itself
     * @param complete whether a cause that is not mentioned is over
     */
    Outcome observe(@Nullable String source, List<Observation> seen, boolean complete, Instant now) {
        Look look = new Look(now);
        Set<Cause> mentioned = new HashSet<>();
        for (Observation observation : seen) {
            if (mentioned.add(observation.cause())) {
                look.take(observation);
            }
        }
        if (complete) {
            List<Cause> over = active.keySet().stream()
                    .filter(cause -> cause.isOf(source) && !mentioned.contains(cause))
                    .toList();
            over.forEach(cause -> look.end(cause, RaisedAlarm.End.OVER));
        }
        return look.outcome();
    }

    /** Ends what other rules than these raised. */
    Outcome retainRules(Set<String> rules, Instant now) {
        Look look = new Look(now);
        List<Cause> orphans = active.keySet().stream()
                .filter(cause -> cause.rule() != null && !rules.contains(cause.rule()))
                .toList();
        orphans.forEach(cause -> look.end(cause, RaisedAlarm.End.RULE_CHANGED));
        return look.outcome();
    }

    /** One that is on. */
    Optional<RaisedAlarm> active(String id) {
        return active.values().stream().filter(alarm -> alarm.id().equals(id)).findFirst();
    }

    /** Takes over an acknowledgement that is kept, unless the alarm has ended meanwhile. */
    void replace(RaisedAlarm alarm) {
        active.replace(Cause.of(alarm), alarm);
    }

    List<RaisedAlarm> of(String rule) {
        return active.values().stream()
                .filter(alarm -> Cause.of(alarm).isOf(rule))
                .toList();
    }

    boolean isOn(Cause cause) {
        return active.containsKey(cause);
    }

    /** @param settlingUntil see {@link AlarmList} */
    AlarmList list(Instant at, @Nullable Instant settlingUntil) {
        ended.removeIf(alarm -> end(alarm).isBefore(at.minus(REMEMBERED)));
        return new AlarmList(at, active.values().stream().sorted(URGENT).toList(), List.copyOf(ended), settlingUntil);
    }

    private final class Look {
        private final Instant now;
        private final List<RaisedAlarm> lasting = new ArrayList<>();
        private boolean visible;

        Look(Instant now) {
            this.now = now;
        }

        void take(Observation observation) {
            RaisedAlarm before = active.get(observation.cause());
            switch (observation) {
                case Observation.Wrong wrong ->
                    put(wrong.cause(), before, before == null ? RaisedAlarm.of(wrong) : before.judged(wrong));
                case Observation.NoData missing -> {
                    if (before != null) {
                        put(missing.cause(), before, before.withoutData(now));
                    }
                }
                case Observation.Gone gone -> end(gone.cause(), RaisedAlarm.End.INSTANCE_GONE);
            }
        }

        private void put(Cause cause, @Nullable RaisedAlarm before, RaisedAlarm after) {
            if (after.equals(before)) {
                return;
            }
            active.put(cause, after);
            visible = true;
            if (before == null || after.isMoreThanRead(before)) {
                lasting.add(after);
            }
        }

        void end(Cause cause, RaisedAlarm.End why) {
            RaisedAlarm before = active.remove(cause);
            if (before != null) {
                RaisedAlarm after = before.ended(why, now);
                ended.addFirst(after);
                if (ended.size() > MOST_ENDED) {
                    ended.removeLast();
                }
                lasting.add(after);
                visible = true;
            }
        }

        Outcome outcome() {
            return new Outcome(List.copyOf(lasting), visible);
        }
    }
}
