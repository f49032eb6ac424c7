package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Addresses;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What the hub has written down of an outage; compared with what was seen from outside, never taken for it. */
final class IncidentRecord {
    private static final String PATH = "incidents?service=" + Addresses.SERVICE + "&limit=20";

    private final Cloud cloud;
    private final Findings findings;

    IncidentRecord(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
    }

    /** The incident opened by an outage that began at this time, as soon as it is as wished; its last state otherwise. */
    Optional<JsonNode> await(Instant killed, Duration longest, Predicate<JsonNode> wished) {
        Waiting.until(
                longest,
                () -> find(cloud.hub().get(PATH).body(), killed).filter(wished).isPresent());
        return find(cloud.hub().keep(PATH).body(), killed);
    }

    private static Optional<JsonNode> find(JsonNode body, Instant killed) {
        for (JsonNode incident : body.path("incidents")) {
            boolean ofThisOutage = !Instant.parse(incident.path("openedAt").asString("1970-01-01T00:00:00Z"))
                    .isBefore(killed);
            if (incident.path("site").asString("").equals("private") && ofThisOutage) {
                return Optional.of(incident);
            }
        }
        return Optional.empty();
    }

    /** All these stages are known, none before the kill. */
    void judgeStages(String name, Optional<JsonNode> incident, Instant killed, String... expected) {
        Map<String, Instant> stages = incident.map(IncidentRecord::stages).orElse(Map.of());
        StringBuilder seen = new StringBuilder();
        boolean held = true;
        for (String stage : expected) {
            Instant at = stages.get(stage);
            held &= at != null && !at.isBefore(killed);
            seen.append(stage)
                    .append(at == null ? " unknown" : " +" + Findings.seconds(Duration.between(killed, at)))
                    .append("; ");
        }
        findings.check(
                name + ": stages of the incident, after the kill",
                held,
                String.join(", ", expected),
                seen.toString(),
                null);
        stages.forEach((stage, at) -> findings.stage(name + ": hub says " + stage, at));
    }

    static boolean hasAllStages(JsonNode incident) {
        return stages(incident).size() == 6;
    }

    /** Stages whose time is known, in their order. */
    static Map<String, Instant> stages(JsonNode incident) {
        Map<String, Instant> stages = new LinkedHashMap<>();
        for (JsonNode stage : incident.path("stages")) {
            if (stage.path("at").isString()) {
                stages.put(
                        stage.path("stage").asString(""),
                        Instant.parse(stage.path("at").asString("")));
            }
        }
        return stages;
    }
}
