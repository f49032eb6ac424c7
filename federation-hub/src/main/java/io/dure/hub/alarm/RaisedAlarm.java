package io.dure.hub.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alarm from its begin to its end.
 *
 * @param id the same all the time, also over restarts of the hub
 * @param code stable, for example {@code site-stale}
 * @param endedAt null while it is on
 * @param subject what it is about: a collector, a domain
 * @param detail one sentence for a log; the console words it by the code
 * @param reading of a rule's alarm
 * @param noDataSince since when nothing is reported that could end or worsen it
 * @param note what was said with the acknowledgement
 */
public record RaisedAlarm(
        String id,
        String code,
        AlarmSeverity severity,
        Instant since,
        @Nullable Instant endedAt,
        @Nullable End end,
        @Nullable String service,
        @Nullable String site,
        @Nullable String instance,
        @Nullable String subject,
        String detail,
        @Nullable AlarmReading reading,
        @Nullable Instant noDataSince,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String note)
        implements Scoped {

    /** Why it ended. */
    public enum End {
        /** Its cause is over. */
        OVER,
        /** Its rule was changed, switched off or removed. */
        RULE_CHANGED,
        /** Its instance has long not reported while its site did. */
        INSTANCE_GONE
    }

    /** Where to look. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public AlarmTarget target() {
        return AlarmTarget.of(this);
    }

    static RaisedAlarm of(Observation.Wrong wrong) {
        Cause cause = wrong.cause();
        return new RaisedAlarm(
                cause.id(wrong.since()),
                cause.code(),
                wrong.severity(),
                wrong.since(),
                null,
                null,
                cause.service(),
                cause.site(),
                cause.instance(),
                cause.subject(),
                wrong.detail(),
                wrong.reading(),
                null,
                null,
                null,
                null);
    }

    /** As it is judged now. An acknowledged warning that becomes critical wants to be looked at again. */
    RaisedAlarm judged(Observation.Wrong wrong) {
        boolean worse = severity == AlarmSeverity.WARNING && wrong.severity() == AlarmSeverity.CRITICAL;
        RaisedAlarm judged = with(wrong.severity(), null, null, subject, wrong.detail(), wrong.reading(), null);
        return worse ? judged.withAttention(null, null, null) : judged;
    }

    RaisedAlarm withoutData(Instant now) {
        return noDataSince != null ? this : with(severity, null, null, subject, detail, reading, now);
    }

    RaisedAlarm ended(End why, Instant now) {
        return with(severity, now, why, subject, detail, reading, noDataSince);
    }

    RaisedAlarm acknowledged(String by, Instant now, @Nullable String said) {
        return withAttention(by, now, said);
    }

    /** A rule's alarm that names no service, or no site, judges all of them together. */
    @Override
    public Optional<RaisedAlarm> within(Sight sight) {
        boolean merged = reading != null
                && ((service == null && !sight.scope().services().areAll())
                        || (service != null && site == null && !sight.whole(service)));
        if (merged || !sight.sees(service, site)) {
            return Optional.empty();
        }
        return Optional.of(sight.tells(subject) && sight.tells(detail) ? this : withoutTexts());
    }

    /** The console words it by its code. */
    private RaisedAlarm withoutTexts() {
        return with(severity, endedAt, end, null, "", reading, noDataSince)
                .withAttention(acknowledgedBy, acknowledgedAt, null);
    }

    /** Somebody looks after it; who, and what he said, is not told. */
    RaisedAlarm withoutPeople() {
        return withAttention(null, acknowledgedAt, null);
    }

    /** The same alarm in another state. */
    private RaisedAlarm with(
            AlarmSeverity severity,
            @Nullable Instant endedAt,
            @Nullable End end,
            @Nullable String subject,
            String detail,
            @Nullable AlarmReading reading,
            @Nullable Instant noDataSince) {
        return new RaisedAlarm(
                id,
                code,
                severity,
                since,
                endedAt,
                end,
                service,
                site,
                instance,
                subject,
                detail,
                reading,
                noDataSince,
                acknowledgedBy,
                acknowledgedAt,
                note);
    }

    /** The same alarm in other people's hands. */
    private RaisedAlarm withAttention(@Nullable String by, @Nullable Instant at, @Nullable String note) {
        return new RaisedAlarm(
                id,
                code,
                severity,
                since,
                endedAt,
                end,
                service,
                site,
                instance,
                subject,
                detail,
                reading,
                noDataSince,
                by,
                at,
                note);
    }

    /** Whether the two differ in more than what is known of the metric right now. */
    boolean isMoreThanRead(RaisedAlarm before) {
        return severity != before.severity
                || (noDataSince == null) != (before.noDataSince == null)
                || (acknowledgedAt == null) != (before.acknowledgedAt == null);
    }
}
