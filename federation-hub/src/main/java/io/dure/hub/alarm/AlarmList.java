package io.dure.hub.alarm;

import java.time.Instant;
import java.util.List;

/**
 * All alarms.
 *
 * @param at when they were last judged
 * @param active critical ones first, then by their begin
 * @param ended the latest first
 */
public record AlarmList(Instant at, List<RaisedAlarm> active, List<RaisedAlarm> ended) {
    /** With fewer of those that ended. */
    public AlarmList shortened(int most) {
        return new AlarmList(at, active, ended.subList(0, Math.min(most, ended.size())));
    }
}
