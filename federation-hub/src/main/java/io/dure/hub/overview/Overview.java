package io.dure.hub.overview;

import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import io.dure.hub.steering.Alarm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything the first page shows. */
public record Overview(Instant at, List<SiteView> sites, List<CollectorView> witnesses, List<Alarm> alarms)
        implements Scoped {
    /** The values of a site are of what they were asked for: {@link Overviews#overview(Sight)}. */
    @Override
    public Optional<Overview> within(Sight sight) {
        return Optional.of(
                sight.everything()
                        ? this
                        : new Overview(
                                at,
                                sites.stream()
                                        .filter(site -> sight.site(site.id()))
                                        .toList(),
                                witnesses,
                                alarms.stream()
                                        .flatMap(alarm -> alarm.within(sight).stream())
                                        .toList()));
    }
}
