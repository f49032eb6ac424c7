package io.dure.hub.overview;

import io.dure.auth.role.Names;
import io.dure.federation.v1.Hello;
import io.dure.hub.federation.Connections;
import io.dure.hub.federation.Connections.Connection;
import io.dure.hub.live.LiveValues;
import io.dure.hub.live.SiteValues;
import io.dure.hub.live.WindowValues;
import io.dure.hub.scope.Sight;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the sites side by side. A site is as fresh as the newest word of any of its collectors. */
final class OverviewBoard implements Overviews {
    private final Connections connections;
    private final SiteValues values;
    private final List<Alarms> alarms;
    private final Duration staleAfter;
    private final Clock clock;

    OverviewBoard(Connections connections, SiteValues values, List<Alarms> alarms, Duration staleAfter, Clock clock) {
        this.connections = connections;
        this.values = values;
        this.alarms = List.copyOf(alarms);
        this.staleAfter = staleAfter;
        this.clock = clock;
    }

    @Override
    public Overview overview() {
        return overview(Sight.EVERYTHING);
    }

    @Override
    public Overview overview(Sight sight) {
        Instant now = clock.instant();
        Map<String, List<Connection>> bySite = new TreeMap<>();
        List<CollectorView> witnesses = new ArrayList<>();
        for (Connection connection : connections.all()) {
            connection
                    .collector()
                    .site()
                    .ifPresentOrElse(
                            site -> bySite.computeIfAbsent(site, name -> new ArrayList<>())
                                    .add(connection),
                            () -> witnesses.add(collector(connection)));
        }
        List<SiteView> sites = new ArrayList<>();
        bySite.forEach((site, collectors) ->
                sites.add(site(site, collectors, sight.scope().services(), now)));
        witnesses.sort(Comparator.comparing(CollectorView::id));
        return new Overview(now, sites, witnesses, alarms(sites)).within(sight).orElseThrow();
    }

    private SiteView site(String site, List<Connection> collectors, Names services, Instant now) {
        Optional<Instant> last = collectors.stream()
                .flatMap(collector -> collector.lastHeard().stream())
                .max(Comparator.naturalOrder());
        SiteView.State state = last.isEmpty()
                ? SiteView.State.NEVER
                : last.get().plus(staleAfter).isBefore(now) ? SiteView.State.STALE : SiteView.State.LIVE;
        boolean live = state == SiteView.State.LIVE;
        Optional<WindowValues> newest = live ? values.newest(site, services) : values.last(site, services);
        Optional<LiveValues> preview = live ? values.preview(site, services) : Optional.empty();
        return new SiteView(
                site,
                collectors.getFirst().collector().domain(),
                state,
                last.orElse(null),
                state == SiteView.State.STALE ? last.get() : null,
                newest.orElse(null),
                preview.orElse(null),
                values.history(site, services),
                collectors.stream()
                        .map(OverviewBoard::collector)
                        .sorted(Comparator.comparing(CollectorView::id))
                        .toList());
    }

    private static CollectorView collector(Connection connection) {
        return new CollectorView(
                connection.collector().id(),
                connection.collector().domain(),
                connection.collector().site().orElse(null),
                connection.connected(),
                connection.lastHeard().orElse(null),
                connection.hello().map(Hello::getIncarnation).orElse(null),
                connection
                        .hello()
                        .map(Hello::getVersion)
                        .filter(version -> !version.isEmpty())
                        .orElse(null));
    }

    private List<Alarm> alarms(List<SiteView> sites) {
        List<Alarm> all = new ArrayList<>();
        alarms.forEach(source -> all.addAll(source.alarms()));
        for (SiteView site : sites) {
            if (site.staleSince() != null) {
                all.add(new Alarm(
                        "site-stale",
                        Alarm.Severity.WARNING,
                        site.staleSince(),
                        null,
                        site.id(),
                        site.id(),
                        "no collector of " + site.id() + " has been heard since"));
            }
        }
        all.sort(Comparator.comparing(Alarm::severity).thenComparing(Alarm::since));
        return all;
    }
}
