package io.dure.hub.live;

import org.jspecify.annotations.Nullable;

/**
 * The share of one service in a site's preview; units as in {@link WindowValues}.
 *
 * @param running null where no instance says
 */
public record ServiceValues(
        String service,
        double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate,
        @Nullable Running running) {
    static ServiceValues of(String service, Traffic traffic) {
        Values values = Values.of(traffic, LiveWindows.PREVIEW);
        return new ServiceValues(
                service, values.tps(), values.meanMs(), values.p95Ms(), values.errorRate(), traffic.running());
    }
}
