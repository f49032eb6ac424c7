package io.dure.hub.alarm;

import io.dure.hub.steering.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All alarms, whatever raised them. */
public interface RaisedAlarms {
    AlarmList alarms();

    /**
     * Somebody looks after it. Written when it returns.
     *
     * @return the alarm as it is then; empty when none of this id is on
     */
    Optional<RaisedAlarm> acknowledge(Actor actor, String id, @Nullable String note);
}
