package io.dure.hub.alarm;

import io.dure.hub.metric.Aggregate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where to look; what is null narrows nothing, and without an end it is until now. */
public record AlarmTarget(
        @Nullable String metric,
        @Nullable Aggregate aggregate,
        @Nullable String label,
        @Nullable String service,
        @Nullable String site,
        @Nullable String instance,
        Instant from,
        @Nullable Instant to) {
    private static final Duration BEFORE = Duration.ofMinutes(30);
    private static final Duration AFTER = Duration.ofMinutes(5);

    static AlarmTarget of(RaisedAlarm alarm) {
        AlarmReading reading = alarm.reading();
        Instant ended = alarm.endedAt();
        return new AlarmTarget(
                reading == null ? null : reading.metric(),
                reading == null ? null : reading.aggregate(),
                reading == null ? null : reading.label(),
                alarm.service(),
                alarm.site(),
                alarm.instance(),
                alarm.since().minus(BEFORE),
                ended == null ? null : ended.plus(AFTER));
    }
}
