package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.ConsoleTools;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;

/**
 * A newcomer at the console, in a real browser: {@code console/e2e/journey.mjs} clicks and types and reads the screen, and asks this
 * process for what no browser can do.
 */
final class ConsoleScenario implements Scenario {
    @Override
    public String name() {
        return "console";
    }

    @Override
    public void requireAbility(DataFolder folder) {
        ConsoleTools.require();
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Waiting.pause(SplitScenario.SETTLE);
        new BrowserJourney("journey", cloud, findings, progress)
                .play(said -> act(said.path("ask").asString(), cloud, findings));
    }

    private static void act(String wanted, Cloud cloud, Findings findings) {
        findings.stage(wanted, Instant.now());
        switch (wanted) {
            case "kill the hub" -> cloud.child("hub").kill();
            case "start the hub" -> cloud.child("hub").start();
            case "kill the private collector" ->
                cloud.child(Site.PRIVATE.collector()).kill();
            case "start the private collector" ->
                cloud.child(Site.PRIVATE.collector()).start();
            case "kill the private portal" -> cloud.portals(Site.PRIVATE).forEach(Child::kill);
            case "start the private portal" -> cloud.portals(Site.PRIVATE).forEach(Child::start);
            case "write the dashboard file" -> writeDashboard(cloud, "From the folder");
            case "change the dashboard file" -> writeDashboard(cloud, "Changed in the folder");
            default -> throw new IllegalArgumentException("the journey asks for " + wanted);
        }
    }

    /** As an operator does who keeps dashboards beside the rest of the configuration. */
    private static void writeDashboard(Cloud cloud, String name) {
        String document = """
                {"schemaVersion": 1, "name": "%s", "description": "Kept in a file", "time": {"from": "now-15m", "to": "now"},
                 "refresh": "live", "variables": [],
                 "pages": [{"id": "one", "name": "One", "panels": [
                   {"id": "sites", "kind": "sites", "title": "", "grid": {"x": 0, "y": 0, "w": 12, "h": 8}, "options": {}},
                   {"id": "tps", "kind": "series", "title": "TPS by site", "grid": {"x": 12, "y": 0, "w": 12, "h": 8},
                    "options": {"queries": [{"metric": "transactions", "aggregate": "rate", "by": "site"}]}}]}]}
                """.formatted(name);
        try {
            Files.writeString(cloud.folder().folder(DataFolder.DASHBOARDS).resolve("night.json"), document);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
