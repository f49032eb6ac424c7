package io.dure.hub.board;

import io.dure.hub.live.InstanceView;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of each instance over one minute.
 *
 * @param at end of the minute
 * @param total how many there are, shown or not
 */
public record Board(
        Instant at, String metric, String unit, Aggregate aggregate, List<BoardInstance> instances, int total)
        implements Scoped {
    /** It was asked for within the scope, which its total is of. */
    @Override
    public Optional<Board> within(Sight sight) {
        return Optional.of(new Board(
                at,
                metric,
                unit,
                aggregate,
                instances.stream()
                        .filter(one -> sight.covers(one.site(), one.service()))
                        .toList(),
                total));
    }

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
