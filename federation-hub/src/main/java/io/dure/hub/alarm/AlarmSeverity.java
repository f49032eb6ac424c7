package io.dure.hub.alarm;

/** How soon somebody has to look. */
public enum AlarmSeverity {
    CRITICAL,
    WARNING
}
