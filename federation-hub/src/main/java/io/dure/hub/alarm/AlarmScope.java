package io.dure.hub.alarm;

import io.dure.hub.metric.SeriesRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which reports count; all where nothing is named.
 *
 * @param label of a gauge's siblings
 */
public record AlarmScope(
        @Nullable String service,
        @Nullable String site,
        @Nullable String instance,
        @Nullable String label) {
    /** Everything. */
    public static final AlarmScope ALL = new AlarmScope(null, null, null, null);

    SeriesRequest.Scope ofSeries() {
        return new SeriesRequest.Scope(
                Optional.ofNullable(service),
                Optional.ofNullable(site),
                Optional.ofNullable(instance),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(label));
    }
}
