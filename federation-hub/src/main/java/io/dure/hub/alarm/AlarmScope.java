package io.dure.hub.alarm;

import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.scope.Sight;
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

    /** Whether it names nothing that these eyes do not see. */
    boolean isSeenBy(Sight sight) {
        return (site == null || sight.site(site))
                && (service == null || sight.service(service) || (site != null && sight.covers(site, service)));
    }

    /** Whether it is about nothing else than what these eyes see. */
    boolean isWithin(Sight sight) {
        boolean sites = sight.scope().sites().areAll() || (site != null && sight.site(site));
        boolean services = sight.scope().services().areAll()
                || (service != null && sight.scope().services().contains(service));
        return sites && services;
    }

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
