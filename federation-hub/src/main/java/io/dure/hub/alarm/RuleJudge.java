package io.dure.hub.alarm;

import io.dure.hub.alarm.Sample.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges values by a rule. A value raises an alarm once its subject has reported for half of the rule's time, so that the first
 * seconds of a process do not; an alarm that is on is judged by whatever is known. What is missing of a silent site in a value
 * over all sites, or of a silent collector in its site's, is no answer: it neither ends or weakens an alarm nor is too little.
 */
final class RuleJudge {
    /** After so long without a report an instance is gone, if its site reports. */
    static final Duration GONE_AFTER = Duration.ofMinutes(10);

    static final String CODE = "threshold";

    private final AlarmRule rule;
    private final Set<String> reporting;
    private final Set<String> silent;
    private final Set<String> thin;
    private final Instant windowEnd;

    /**
     * For one window.
     *
     * @param reporting sites that reported in the rule's time
     * @param silent sites whose newest windows are missing
     * @param thin sites that report, but not by all of their collectors
     */
    RuleJudge(AlarmRule rule, Set<String> reporting, Set<String> silent, Set<String> thin, Instant windowEnd) {
        this.rule = rule;
        this.reporting = Set.copyOf(reporting);
        this.silent = Set.copyOf(silent);
        this.thin = Set.copyOf(thin);
        this.windowEnd = windowEnd;
    }

    /**
     * Everything that the rule sees.
     *
     * @param on alarms of this rule that are on
     */
    List<Observation> judge(Map<Subject, Sample> samples, List<RaisedAlarm> on) {
        List<Observation> seen = new ArrayList<>();
        Map<Cause, RaisedAlarm> byCause = new HashMap<>();
        on.forEach(alarm -> byCause.put(Cause.of(alarm), alarm));
        samples.forEach((subject, sample) -> {
            Cause cause = cause(subject);
            Observation observation = judge(cause, sample, byCause.remove(cause));
            if (observation != null) {
                seen.add(observation);
            }
        });
        byCause.forEach((cause, alarm) -> seen.add(silent(cause, alarm)));
        return seen;
    }

    private Cause cause(Subject subject) {
        return new Cause(rule.id(), CODE, subject.service(), subject.site(), subject.instance(), null);
    }

    private @Nullable Observation judge(Cause cause, Sample sample, @Nullable RaisedAlarm on) {
        Double value = sample.value();
        if (sample.reported().isZero()) {
            return on == null ? null : silent(cause, on);
        }
        boolean partial = isPartial(cause);
        if (value == null || (partial && rule.direction() == AlarmDirection.BELOW)) {
            return on == null ? null : new Observation.NoData(cause);
        }
        Double critical = rule.critical();
        Double warning = rule.warning();
        boolean enough = on != null || sample.reported().multipliedBy(2).compareTo(rule.over()) >= 0;
        if (critical != null && rule.direction().isBeyond(value, critical)) {
            return enough ? wrong(cause, AlarmSeverity.CRITICAL, value, critical) : null;
        }
        if (warning != null && rule.direction().isBeyond(value, warning)) {
            // What is missing may be what is critical.
            if (partial && on != null && on.severity() == AlarmSeverity.CRITICAL) {
                return new Observation.NoData(cause);
            }
            return enough ? wrong(cause, AlarmSeverity.WARNING, value, warning) : null;
        }
        return partial && on != null ? new Observation.NoData(cause) : null;
    }

    /** An instance reports or does not; of everything wider a part may be missing. */
    private boolean isPartial(Cause cause) {
        if (cause.instance() != null) {
            return false;
        }
        return cause.site() == null ? !silent.isEmpty() || !thin.isEmpty() : thin.contains(cause.site());
    }

    private Observation wrong(Cause cause, AlarmSeverity severity, double value, double limit) {
        String detail = "%s (%s) of %s is %s %s over %s, %s the limit of %s"
                .formatted(
                        rule.metric(),
                        rule.aggregate().word(),
                        who(cause),
                        value,
                        rule.unit(),
                        rule.over(),
                        rule.direction().word(),
                        limit);
        return new Observation.Wrong(cause, severity, windowEnd, detail, AlarmReading.of(rule, value, limit));
    }

    private static String who(Cause cause) {
        List<String> names = new ArrayList<>();
        for (String name : new @Nullable String[] {cause.site(), cause.service(), cause.instance()}) {
            if (name != null) {
                names.add(name);
            }
        }
        return names.isEmpty() ? "everything" : String.join(" ", names);
    }

    private Observation silent(Cause cause, RaisedAlarm on) {
        Instant since = on.noDataSince();
        boolean gone = cause.instance() != null
                && cause.site() != null
                && reporting.contains(cause.site())
                && since != null
                && !since.plus(GONE_AFTER).isAfter(windowEnd);
        return gone ? new Observation.Gone(cause) : new Observation.NoData(cause);
    }
}
