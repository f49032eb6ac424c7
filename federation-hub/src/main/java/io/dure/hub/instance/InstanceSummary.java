package io.dure.hub.instance;

import io.dure.hub.ledger.LifeLedger;
import io.dure.hub.live.InstanceView;
import io.dure.hub.live.Running;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process.
 *
 * @param startedAt null where it does not say
 * @param firstWindowAt begin of its first stored window; null while none is stored
 * @param lastReportAt arrival of its last report; of one that this hub has not heard itself, the end of its last window
 * @param endedAt end of its last window, once it has ended or fallen silent for good
 * @param end what is known of its end
 * @param hidden gone for so long that a list shows it only when asked to
 * @param running see {@link InstanceView#running()}, also of the two below
 */
public record InstanceSummary(
        String site,
        String service,
        String instance,
        @Nullable String host,
        @Nullable String version,
        @Nullable Instant startedAt,
        @Nullable Instant firstWindowAt,
        Instant lastReportAt,
        @Nullable Instant endedAt,
        InstanceView.State state,
        LifeLedger.State end,
        boolean hidden,
        @Nullable Double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate,
        @Nullable Running running,
        @Nullable String usersSource,
        @Nullable Integer apdexThresholdMs) {}
