package io.dure.hub.alarm;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.steering.Actor;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people do about alarms, as the list of acts has it. */
final class AlarmAudit {
    /** The hub itself. */
    static final String HUB = "hub";

    private AlarmAudit() {}

    static AuditEntry acknowledged(Actor actor, RaisedAlarm alarm, Instant now) {
        return entry(
                actor.user(),
                actor.source(),
                "acknowledge-alarm",
                alarm.service(),
                alarm.id() + (alarm.note() == null ? "" : ": " + alarm.note()),
                null,
                null,
                now);
    }

    static AuditEntry changed(
            String act, Actor actor, @Nullable AlarmRule before, @Nullable AlarmRule after, Instant now) {
        AlarmRule rule = after == null ? before : after;
        return entry(
                actor.user(),
                actor.source(),
                act,
                rule == null ? null : rule.scope().service(),
                rule == null ? null : rule.name(),
                before == null ? null : words(before),
                after == null ? null : words(after),
                now);
    }

    static AuditEntry provisioned(AlarmRule rule, Instant now) {
        return entry(HUB, null, "create-alarm-rule", null, rule.name(), null, words(rule), now);
    }

    private static String words(AlarmRule rule) {
        return rule.metric() + " " + rule.aggregate().word() + " over " + rule.over() + " "
                + rule.direction().word() + " " + rule.warning() + "/" + rule.critical() + " by "
                + String.valueOf(rule.by()).toLowerCase(Locale.ROOT) + where(rule.scope())
                + (rule.enabled() ? "" : ", off");
    }

    private static String where(AlarmScope scope) {
        String named = Stream.of(scope.service(), scope.site(), scope.instance(), scope.label())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " of " + named;
    }

    private static AuditEntry entry(
            String actor,
            @Nullable String source,
            String act,
            @Nullable String service,
            @Nullable String detail,
            @Nullable String before,
            @Nullable String after,
            Instant now) {
        return new AuditEntry(0, now, actor, source, act, service, detail, before, after, null, "done");
    }
}
