package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.load.Surge;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Drills: one that goes to its end with the return, and one that the survivor's errors abort. */
record DrillHand(Cloud cloud, Findings findings, ServiceSight portal) {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration DRILLED = Duration.ofSeconds(100);
    private static final Duration ABORTED = Duration.ofSeconds(45);

    DrillHand(Cloud cloud, Findings findings) {
        this(cloud, findings, new ServiceSight(cloud.hub(), Addresses.SERVICE));
    }

    void completed() {
        String id = start(0.5, 1);
        JsonNode drill = awaitDrill(id, DRILLED, state -> state.equals("completed") || state.startsWith("abort"));
        check(
                "drill: completed with the return",
                drill.path("state").asString("").equals("completed"),
                "completed",
                drill.path("state").asString("") + " " + drill.path("abort"));
        JsonNode moved = stage(drill, "moved");
        check("drill: its traffic was seen to move", moved.isNumber(), "a time", moved);
        findings.figure("drill.moved", moved.asDouble(-1) / 1000, "s");
        check("drill: the member serves again", isServing(), "serving", portal.state(Site.PRIVATE.id()));
    }

    void aborted() {
        String id = start(0.07, 600);
        Waiting.until(SOON, () -> stage(drill(id), "answered").isNumber());
        Instant since = Instant.now();
        Surge surge = Surge.on(Site.PUBLIC.portals());
        JsonNode drill = awaitDrill(id, ABORTED, state -> state.startsWith("abort"));
        surge.close();
        Duration taken = Duration.between(since, Instant.now());
        check(
                "drill aborted by the survivor's errors",
                drill.path("abort").path("code").asString("").equals("error-rate"),
                "error-rate",
                drill.path("state").asString("") + " " + drill.path("abort"));
        findings.figure("drill.aborted", taken.toMillis() / 1000.0, "s");
        boolean back = Waiting.until(SOON, this::isServing);
        check("drill aborted: the site is put back at once", back, "serving", portal.state(Site.PRIVATE.id()));
    }

    private String start(double errorRate, int staySeconds) {
        HubClient.Reply reply = cloud.hub()
                .post(
                        portal.path() + "/drills",
                        Map.of(
                                "site",
                                Site.PRIVATE.id(),
                                "limits",
                                Map.of("errorRate", errorRate, "p95Ms", 5_000),
                                "stayMs",
                                staySeconds * 1_000,
                                "reason",
                                "scenario steering"));
        findings.stage("drill of the private cloud with a limit of " + errorRate + " errors", Instant.now());
        check(
                "drill: begins",
                reply.isOk(),
                "201",
                reply.status() + " " + reply.body().path("code").asString(""));
        return reply.body().path("id").asString("none");
    }

    private JsonNode drill(String id) {
        return cloud.hub().get("drills/" + id).body();
    }

    private JsonNode awaitDrill(String id, Duration longest, Predicate<String> reached) {
        Waiting.until(longest, () -> reached.test(drill(id).path("state").asString("")));
        return cloud.hub().keep("drills/" + id).body();
    }

    private static JsonNode stage(JsonNode drill, String name) {
        return drill.path("stages")
                .valueStream()
                .filter(stage -> stage.path("stage").asString("").equals(name))
                .map(stage -> stage.path("afterMs"))
                .findFirst()
                .orElseGet(() -> drill.path("no such stage"));
    }

    private boolean isServing() {
        return portal.isServing(Site.PRIVATE.id());
    }

    private void check(String name, boolean held, Object expected, Object actual) {
        findings.check(name, held, String.valueOf(expected), String.valueOf(actual), null);
    }
}
