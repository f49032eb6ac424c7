package io.dure.hub.alarm;

import io.dure.hub.metric.Aggregate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rules for tests. */
final class Rules {
    static final Instant MADE = Instant.parse("2026-11-22T09:00:00Z");

    private Rules() {}

    static AlarmRule errors(AlarmBy by, Duration over, @Nullable Double warning, @Nullable Double critical) {
        return rule("errors-1", "errors", Aggregate.RATIO, by, over, AlarmDirection.ABOVE, warning, critical);
    }

    static AlarmRule rule(
            String id,
            String metric,
            Aggregate aggregate,
            AlarmBy by,
            Duration over,
            AlarmDirection direction,
            @Nullable Double warning,
            @Nullable Double critical) {
        return new AlarmRule(
                id,
                1,
                id,
                metric,
                aggregate,
                "1",
                AlarmScope.ALL,
                by,
                over,
                direction,
                warning,
                critical,
                true,
                null,
                "oscar",
                MADE);
    }
}
