package io.dure.hub.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one look told of one cause. A cause that is not mentioned is over. */
sealed interface Observation {
    Cause cause();

    /**
     * It is wrong.
     *
     * @param since when it began, if nothing is known of it yet
     */
    record Wrong(
            Cause cause,
            AlarmSeverity severity,
            Instant since,
            String detail,
            @Nullable AlarmReading reading) implements Observation {}

    /** Nothing is reported that could tell: neither begins nor ends anything. */
    record NoData(Cause cause) implements Observation {}

    /** What it was about is no more. */
    record Gone(Cause cause) implements Observation {}
}
