package io.dure.hub.alarm;

import io.dure.hub.api.Personal;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All alarms.
 *
 * @param at when they were last judged
 * @param active critical ones first, then by their begin
 * @param ended the latest first
 * @param settlingUntil the hub has just started, and is told of the present by and by: until then nothing that it finds by itself
 *     ends, and what holds of everything that begins is not raised; null: it has settled
 */
public record AlarmList(
        Instant at,
        List<RaisedAlarm> active,
        List<RaisedAlarm> ended,
        @Nullable Instant settlingUntil) implements Personal, Scoped {
    @Override
    public Optional<AlarmList> within(Sight sight) {
        return Optional.of(new AlarmList(at, within(active, sight), within(ended, sight), settlingUntil));
    }

    private static List<RaisedAlarm> within(List<RaisedAlarm> alarms, Sight sight) {
        return alarms.stream().flatMap(alarm -> alarm.within(sight).stream()).toList();
    }

    @Override
    public AlarmList withoutPeople() {
        return new AlarmList(
                at,
                active.stream().map(RaisedAlarm::withoutPeople).toList(),
                ended.stream().map(RaisedAlarm::withoutPeople).toList(),
                settlingUntil);
    }

    /** With fewer of those that ended. */
    public AlarmList shortened(int most) {
        return new AlarmList(at, active, ended.subList(0, Math.min(most, ended.size())), settlingUntil);
    }
}
