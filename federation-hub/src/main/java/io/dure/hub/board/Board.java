package io.dure.hub.board;

import io.dure.hub.live.InstanceView;
import io.dure.hub.metric.Aggregate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of each instance over one minute.
 *
 * @param at end of the minute
 * @param total how many there are, shown or not
 */
public record Board(
        Instant at, String metric, String unit, Aggregate aggregate, List<BoardInstance> instances, int total) {
    /**
     * One process.
     *
     * @param value null where nothing of it is known in this minute
     */
    public record BoardInstance(
            String site,
            String service,
            String instance,
            @Nullable String host,
            @Nullable Instant startedAt,
            InstanceView.State state,
            @Nullable Double value) {}
}
