package io.dure.hub.stream;

import io.dure.hub.alarm.RaisedAlarms;
import io.dure.hub.api.ApiJson;
import io.dure.hub.api.Personal;
import io.dure.hub.change.Change;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.Incidents;
import io.dure.hub.overview.Overviews;
import io.dure.hub.scope.Scoped;
import io.dure.hub.steering.ServiceBody;
import io.dure.hub.steering.ServiceView;
import io.dure.hub.steering.ServiceViews;
import io.dure.hub.steering.SplitViews;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the stream's events out of the read side, each once for all clients. Used by one thread. */
@Component
final class LiveEvents {
    private static final Duration SPLIT = Duration.ofMinutes(1);
    private static final int INCIDENTS = 20;
    private static final int ENDED_ALARMS = 20;

    private final Overviews overviews;
    private final ServiceViews services;
    private final SplitViews splits;
    private final Incidents incidents;
    private final RaisedAlarms alarms;
    private final LiveClients clients;
    private final ApiJson json;
    private final Deque<String> recentIncidents = new ArrayDeque<>();

    LiveEvents(
            Overviews overviews,
            ServiceViews services,
            SplitViews splits,
            Incidents incidents,
            RaisedAlarms alarms,
            LiveClients clients,
            ApiJson json) {
        this.overviews = overviews;
        this.services = services;
        this.splits = splits;
        this.incidents = incidents;
        this.alarms = alarms;
        this.clients = clients;
        this.json = json;
    }

    /** What a client that connects must know of the past. */
    void begin() {
        publishAlarms();
        incidents.incidents(Optional.empty(), INCIDENTS).reversed().forEach(this::publish);
    }

    /** Everything that is sent whether it changed or not. */
    void tick() {
        publishOverview();
        Set<String> ids = services.services().stream().map(ServiceView::id).collect(Collectors.toSet());
        clients.forget(key -> isOfService(key) && !ids.contains(key.substring(key.indexOf(' ') + 1)));
        ids.stream().sorted().forEach(id -> {
            publishService(id);
            publishSplit(id);
        });
    }

    void publish(Change change) {
        switch (change) {
            case Change.WindowCompleted window -> publishOverview();
            case Change.OverviewChanged overview -> publishOverview();
            case Change.ServiceChanged service -> publishService(service.service());
            case Change.IncidentChanged incident ->
                incidents.incident(incident.incident()).ifPresent(this::publish);
            case Change.AlarmsChanged alarm -> publishAlarms();
            case Change.DashboardChanged dashboard ->
                clients.announce(
                        "dashboard " + dashboard.dashboard(),
                        "dashboard",
                        json.write(Map.of("id", dashboard.dashboard())));
        }
    }

    private void publishOverview() {
        byte[] written = json.write(overviews.overview());
        clients.publish(
                "overview",
                "overview",
                written,
                written,
                new Cut((sight, withoutPeople) -> Optional.of(json.write(overviews.overview(sight)))));
    }

    private void publishAlarms() {
        publish("alarms", "alarms", alarms.alarms().shortened(ENDED_ALARMS));
    }

    private void publishService(String id) {
        services.service(id).ifPresent(detail -> publish("service " + id, "service", ServiceBody.of(detail)));
    }

    private void publishSplit(String id) {
        splits.split(id, SPLIT).ifPresent(split -> publish("split " + id, "split", split));
    }

    private void publish(Incident incident) {
        recentIncidents.remove(incident.id());
        recentIncidents.addLast(incident.id());
        if (recentIncidents.size() > INCIDENTS) {
            String oldest = "incident " + recentIncidents.removeFirst();
            clients.forget(oldest::equals);
        }
        publish("incident " + incident.id(), "incident", incident);
    }

    private void publish(String key, String event, Scoped value) {
        byte[] written = json.write(value);
        clients.publish(
                key,
                event,
                written,
                value instanceof Personal personal ? json.write(personal.withoutPeople()) : written,
                new Cut((sight, withoutPeople) -> value.within(sight)
                        .map(seen -> json.write(
                                withoutPeople && seen instanceof Personal personal
                                        ? personal.withoutPeople()
                                        : seen))));
    }

    private static boolean isOfService(String key) {
        return key.startsWith("service ") || key.startsWith("split ");
    }
}
