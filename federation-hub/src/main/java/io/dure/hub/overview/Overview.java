package io.dure.hub.overview;

import io.dure.hub.steering.Alarm;
import java.time.Instant;
import java.util.List;

/** Everything the first page shows. */
public record Overview(Instant at, List<SiteView> sites, List<CollectorView> witnesses, List<Alarm> alarms) {}
