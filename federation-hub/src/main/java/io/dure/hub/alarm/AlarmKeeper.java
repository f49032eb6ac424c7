package io.dure.hub.alarm;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.Alarm;
import io.dure.hub.store.AlarmStore;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the book of alarms to what is so, and keeps it: the memory decides, the store follows as soon as it can. Thread-safe;
 * who reads waits for nobody.
 */
final class AlarmKeeper implements RaisedAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmKeeper.class);
    /** After a start it takes a while until everything has been heard again that was wrong before. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    /**
     * What holds of everything that has just begun, until vantage points and endpoints have been heard: raised after a start only
     * if it lasts. What was on before the start stays on.
     */
    private static final Set<String> HOLDS_AT_FIRST = Set.of("automatic-failover-impossible", "off-but-down");

    private static final Duration TIDYING = Duration.ofHours(1);

    private final AlarmStore store;
    private final AlarmRules rules;
    private final RuleReader reader;
    private final Found found;
    private final Changes changes;
    private final Clock clock;
    private final Instant started;
    /** For who writes to the store, one after the other. No monitor: a virtual thread that waits in one keeps its carrier. */
    private final Lock writing = new ReentrantLock();

    private final Map<String, RaisedAlarm> unsaved = new LinkedHashMap<>();
    private final Map<String, AlarmRule> judged = new LinkedHashMap<>();
    private final AlarmBook book;
    private Instant tidied;
    private volatile AlarmList shown;

    /** What the hub knows by itself, at this moment. */
    @FunctionalInterface
    interface Found {
        List<Alarm> alarms();

        /** Sites that report, but not by all of their collectors. */
        default Set<String> thin() {
            return Set.of();
        }
    }

    /** Goes on from what an earlier process stored. */
    AlarmKeeper(AlarmStore store, AlarmRules rules, RuleReader reader, Found found, Changes changes, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.reader = reader;
        this.found = found;
        this.changes = changes;
        this.clock = clock;
        this.started = clock.instant();
        this.tidied = started;
        this.book = new AlarmBook(store.alarms());
        this.shown = shown(started);
    }

    @Override
    public AlarmList alarms() {
        return shown;
    }

    @Override
    public Optional<RaisedAlarm> acknowledge(Actor actor, String id, @Nullable String note) {
        writing.lock();
        try {
            Optional<RaisedAlarm> before = active(id);
            if (before.isEmpty() || before.get().acknowledgedAt() != null) {
                return before;
            }
            Instant now = clock.instant();
            RaisedAlarm after = before.get().acknowledged(actor.user(), now, note);
            store.save(List.of(after), List.of(AlarmAudit.acknowledged(actor, after, now)));
            acknowledged(actor, before.get(), note, now);
            return Optional.of(after);
        } finally {
            writing.unlock();
        }
    }

    private synchronized Optional<RaisedAlarm> active(String id) {
        return book.active(id);
    }

    /** It may have been judged while its acknowledgement was stored; if it became worse, that was of something else. */
    private synchronized void acknowledged(Actor actor, RaisedAlarm before, @Nullable String note, Instant now) {
        book.active(before.id())
                .filter(current -> current.severity().compareTo(before.severity()) >= 0)
                .map(current -> current.acknowledged(actor.user(), now, note))
                .ifPresent(after -> {
                    book.replace(after);
                    unsaved.replace(after.id(), after);
                    show(now);
                });
    }

    /** Looks at what the hub finds by itself. */
    synchronized void look() {
        Instant now = clock.instant();
        List<Observation> seen = new ArrayList<>();
        boolean settled = !now.isBefore(settledAt());
        for (Alarm alarm : found.alarms()) {
            Observation observation = observation(alarm);
            if (settled || !HOLDS_AT_FIRST.contains(alarm.code()) || book.isOn(observation.cause())) {
                seen.add(observation);
            }
        }
        take(book.observe(null, seen, settled, now), now);
        shown = new AlarmList(now, shown.active(), shown.ended(), settled ? null : settledAt());
    }

    private Instant settledAt() {
        return started.plus(SETTLING);
    }

    private static Observation observation(Alarm alarm) {
        AlarmSeverity severity =
                alarm.severity() == Alarm.Severity.CRITICAL ? AlarmSeverity.CRITICAL : AlarmSeverity.WARNING;
        Cause cause = new Cause(null, alarm.code(), alarm.service(), alarm.site(), null, alarm.subject());
        return new Observation.Wrong(cause, severity, alarm.since(), alarm.detail(), null);
    }

    /** Judges a window by every rule. Without the store nothing is known, and everything stays as it is. */
    void judge(Instant windowEnd) {
        List<AlarmRule> enabled =
                rules.rules().stream().filter(AlarmRule::enabled).toList();
        dropChanged(enabled);
        Set<String> thin = found.thin();
        for (AlarmRule rule : enabled) {
            try {
                RuleReader.Samples samples = reader.read(rule, windowEnd);
                judge(rule, samples, thin, windowEnd);
            } catch (StoreUnavailable away) {
                LOG.warn("rule {} could not be judged: {}", rule.name(), away.getMessage());
            } catch (RuntimeException failed) {
                LOG.warn("rule {} could not be judged", rule.name(), failed);
            }
        }
    }

    private synchronized void dropChanged(List<AlarmRule> enabled) {
        Set<String> same = enabled.stream()
                .filter(rule -> Optional.ofNullable(judged.get(rule.id()))
                        .map(rule::asksAs)
                        .orElse(true))
                .map(AlarmRule::id)
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        take(book.retainRules(same, now), now);
        judged.clear();
        enabled.forEach(rule -> judged.put(rule.id(), rule));
    }

    private synchronized void judge(AlarmRule rule, RuleReader.Samples samples, Set<String> thin, Instant windowEnd) {
        List<Observation> seen = new RuleJudge(rule, samples.reporting(), samples.silent(), thin, windowEnd)
                .judge(samples.bySubject(), book.of(rule.id()));
        take(book.observe(rule.id(), seen, true, windowEnd), clock.instant());
    }

    private void take(AlarmBook.Outcome outcome, Instant now) {
        outcome.lasting().forEach(alarm -> unsaved.put(alarm.id(), alarm));
        if (outcome.visible()) {
            show(now);
        }
    }

    private void show(Instant now) {
        shown = shown(now);
        changes.publish(new Change.AlarmsChanged());
    }

    private AlarmList shown(Instant now) {
        return book.list(now, now.isBefore(settledAt()) ? settledAt() : null);
    }

    /** Has the store follow. */
    void keep() {
        writing.lock();
        try {
            List<RaisedAlarm> waiting = waiting();
            if (!waiting.isEmpty()) {
                store.save(waiting, List.of());
                saved(waiting);
            }
        } catch (StoreUnavailable away) {
            LOG.debug("alarms are not stored yet", away);
        } finally {
            writing.unlock();
        }
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(TIDYING))) {
            tidied = now;
            store.forget(now.minus(AlarmBook.REMEMBERED));
        }
    }

    private synchronized List<RaisedAlarm> waiting() {
        return List.copyOf(unsaved.values());
    }

    private synchronized void saved(List<RaisedAlarm> alarms) {
        alarms.forEach(alarm -> unsaved.remove(alarm.id(), alarm));
    }
}
