package io.dure.hub.live;

import io.dure.protocol.histogram.LatencyHistogram;
import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is shown of some traffic; null where there were no transactions to say it of. */
record Values(
        double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate) {
    static Values of(Traffic traffic, Duration time) {
        Traffic.Outcomes users = traffic.users();
        LatencyHistogram all = users.all();
        return new Values(
                users.count() / (time.toMillis() / 1000.0),
                milliseconds(all.mean()),
                milliseconds(all.quantile(0.95)),
                nullable(users.errorRate()));
    }

    private static @Nullable Double milliseconds(OptionalDouble seconds) {
        return seconds.isPresent() ? seconds.getAsDouble() * 1000 : null;
    }

    private static @Nullable Double nullable(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
