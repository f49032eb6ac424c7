package io.dure.hub.steering;

import java.util.List;

/** The alarms of steering, read side. */
public interface Alarms {
    /** Those that are on, in no particular order. */
    List<Alarm> alarms();
}
