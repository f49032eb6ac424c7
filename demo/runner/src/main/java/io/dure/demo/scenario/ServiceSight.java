package io.dure.demo.scenario;

import io.dure.demo.hub.HubClient;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the API tells of one service, asked anew at each look. */
record ServiceSight(HubClient hub, String service) {
    String path() {
        return "services/" + service;
    }

    /** The member at a site; missing where there is none. */
    JsonNode member(String site) {
        JsonNode service = hub.get(path()).body();
        return service.path("members")
                .valueStream()
                .filter(one -> one.path("site").asString("").equals(site))
                .findFirst()
                .orElseGet(() -> service.path("no such member"));
    }

    String state(String site) {
        return member(site).path("state").asString("");
    }

    boolean isServing(String site) {
        return state(site).equals("serving");
    }

    int configured(String site) {
        return member(site).path("configuredWeight").asInt(-1);
    }

    /** Verdicts of the endpoints of a member, as {@code address verdict}. */
    Set<String> endpoints(String site) {
        return member(site)
                .path("endpoints")
                .valueStream()
                .map(one -> one.path("address").asString("") + " "
                        + one.path("verdict").asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What vantage points say of an endpoint, one reason each; {@code none} where there is none. */
    Set<String> reasons(String address) {
        return hub.get(path())
                .body()
                .path("evidence")
                .valueStream()
                .flatMap(point -> point.path("endpoints").valueStream())
                .filter(one -> one.path("address").asString("").equals(address))
                .map(one -> one.path("reason").asString("none"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A provider, as the service's page shows it; missing where there is none. */
    JsonNode provider(String id) {
        JsonNode providers = hub.get(path() + "/providers").body();
        return providers
                .path("providers")
                .valueStream()
                .filter(one -> one.path("id").asString("").equals(id))
                .findFirst()
                .orElseGet(() -> providers.path("no such provider"));
    }

    /** What the alarms of that code are about that are on for the service. */
    Set<String> alarms(String code) {
        return hub.get("alarms")
                .body()
                .path("active")
                .valueStream()
                .filter(one -> one.path("code").asString("").equals(code))
                .filter(one -> one.path("service").asString("").equals(service))
                .map(one -> one.path("subject").asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
