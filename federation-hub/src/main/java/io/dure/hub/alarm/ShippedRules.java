package io.dure.hub.alarm;

import io.dure.hub.metric.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The rules that a new hub begins with: what every operator asks first, with limits that a healthy service keeps. */
final class ShippedRules {
    private ShippedRules() {}

    static List<AlarmRule> at(Instant now) {
        return List.of(
                rule(
                        AlarmRule.Made.ERRORS,
                        "Errors",
                        "errors",
                        Aggregate.RATIO,
                        "1",
                        AlarmBy.SITE,
                        Duration.ofMinutes(2),
                        0.1,
                        0.3,
                        now),
                rule(
                        AlarmRule.Made.SLOW,
                        "Slow transactions",
                        "duration",
                        Aggregate.P95,
                        "s",
                        AlarmBy.SITE,
                        Duration.ofMinutes(5),
                        3,
                        8,
                        now),
                rule(
                        AlarmRule.Made.HEAP,
                        "Heap",
                        "dure.jvm.heap.utilization",
                        Aggregate.MEAN,
                        "1",
                        AlarmBy.INSTANCE,
                        Duration.ofMinutes(5),
                        0.9,
                        0.97,
                        now));
    }

    private static AlarmRule rule(
            AlarmRule.Made made,
            String name,
            String metric,
            Aggregate aggregate,
            String unit,
            AlarmBy by,
            Duration over,
            double warning,
            double critical,
            Instant now) {
        return new AlarmRule(
                "made-" + made.name().toLowerCase(Locale.ROOT),
                1,
                name,
                metric,
                aggregate,
                unit,
                AlarmScope.ALL,
                by,
                over,
                AlarmDirection.ABOVE,
                warning,
                critical,
                true,
                made,
                AlarmAudit.HUB,
                now);
    }
}
