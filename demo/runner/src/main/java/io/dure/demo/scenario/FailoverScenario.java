package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The private cloud dies under load, is evacuated and comes back; then once more while the hub is dead. */
final class FailoverScenario implements Scenario {
    private static final Duration STAGE = Duration.ofMinutes(1);
    private static final Duration HUB_BACK = Duration.ofMinutes(1);
    private static final int RAMP_STEPS = 3;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        progress.step("weights to 50/50");
        Weights.Change change = Weights.set(cloud, 50, 50, "scenario failover: as much here as there");
        findings.stage("weights changed", change.asked());
        findings.raw(List.of(change.raw()));
        Waiting.pause(SplitScenario.SETTLE);
        SplitStage stage = new SplitStage(cloud, findings);
        stage.run("before", 0.50, STAGE);

        progress.step("all private instances killed, the hub alive");
        withHub(cloud, findings, progress);
        Waiting.pause(SplitScenario.SETTLE);
        stage.run("returned", 0.50, STAGE);

        progress.step("the hub killed, then all private instances");
        withoutHub(cloud, findings, progress);
    }

    private static void withHub(Cloud cloud, Findings findings, Progress progress) {
        String name = "hub alive";
        Instant killed = new Outage(cloud, findings, name).play(Duration.ofSeconds(8));
        IncidentRecord records = new IncidentRecord(cloud, findings);
        Optional<JsonNode> incident = records.await(killed, Duration.ofSeconds(30), IncidentRecord::hasAllStages);
        records.judgeStages(name, incident, killed, "failed", "decided", "submitted", "in-sync", "answered", "moved");
        progress.step("private instances start again: hold-down, then the ramp");
        Comeback comeback = new Comeback(cloud, findings, name);
        comeback.play();
        Optional<JsonNode> closed = records.await(
                killed,
                Duration.ofSeconds(30),
                each -> each.path("state").asString("").equals("closed"));
        comeback.judgeRamp(closed.orElseThrow(), 50, RAMP_STEPS);
    }

    private static void withoutHub(Cloud cloud, Findings findings, Progress progress) {
        String name = "hub dead";
        Child hub = cloud.child("hub");
        findings.stage("hub killed", Instant.now());
        hub.kill();
        Waiting.pause(Duration.ofSeconds(5));
        Instant killed = new Outage(cloud, findings, name).play(Duration.ofSeconds(15));
        findings.check(
                name + ": the hub was dead all the while",
                !hub.isRunning(),
                "dead",
                hub.isRunning() ? "alive" : "dead",
                null);

        progress.step("the hub starts again");
        Instant started = Instant.now();
        findings.stage("hub started again", started);
        hub.start();
        boolean back = Waiting.until(HUB_BACK, () -> cloud.isUp("hub"));
        findings.check(
                "the hub is back", back, "up within " + HUB_BACK.toSeconds() + " s", back ? "up" : "not up", null);
        cloud.signIn();
        IncidentRecord records = new IncidentRecord(cloud, findings);
        Optional<JsonNode> incident =
                records.await(killed, Duration.ofMinutes(1), each -> isReconstructed(each, started));
        findings.check(
                name + ": the incident is reconstructed",
                incident.filter(each -> isReconstructed(each, started)).isPresent(),
                "reconstructed, its answers right and its traffic moved before the hub was back",
                incident.map(each -> "reconstructed: " + each.path("reconstructed"))
                        .orElse("no incident"),
                null);
        records.judgeStages(name, incident, killed, "failed", "decided", "submitted", "in-sync", "answered", "moved");
        progress.step("private instances start again");
        new Comeback(cloud, findings, name).play();
    }

    /** The hub tells what happened while it was dead as it happened, not as of its return. */
    private static boolean isReconstructed(JsonNode incident, Instant hubStarted) {
        Map<String, Instant> stages = IncidentRecord.stages(incident);
        return incident.path("reconstructed").asBoolean(false)
                && IncidentRecord.hasAllStages(incident)
                && stages.getOrDefault("answered", Instant.MAX).isBefore(hubStarted)
                && stages.getOrDefault("moved", Instant.MAX).isBefore(hubStarted);
    }
}
