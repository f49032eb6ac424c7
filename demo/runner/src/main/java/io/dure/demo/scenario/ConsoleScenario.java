package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.directory.Directory.User;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.ConsoleTools;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A newcomer at the console, in a real browser: {@code console/e2e/journey.mjs} clicks and types and reads the screen, and asks this
 * process for what no browser can do.
 */
final class ConsoleScenario implements Scenario {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path JOURNEY = Path.of("e2e", "journey.mjs");
    private static final Duration LONGEST = Duration.ofMinutes(15);

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
        ProcessBuilder builder = new ProcessBuilder("node", JOURNEY.toString())
                .directory(ConsoleTools.require().toFile())
                .redirectError(
                        cloud.folder().file("logs").resolve("journey.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "DURE_URL",
                        "http://" + Addresses.CONSOLE.host() + ":" + Addresses.CONSOLE.port(),
                        "DURE_SHOTS",
                        cloud.folder().folder("raw/screens").toString(),
                        "DURE_SECRETS",
                        Stream.of(User.values())
                                .map(user -> user.id() + "=" + user.password(cloud.secrets()))
                                .reduce((one, other) -> one + "," + other)
                                .orElse(""),
                        "CHROMIUM",
                        ConsoleTools.browser().toString()));
        try {
            Process browser = builder.start();
            try (BufferedReader said = browser.inputReader(StandardCharsets.UTF_8);
                    PrintWriter answers = new PrintWriter(browser.outputWriter(StandardCharsets.UTF_8), true)) {
                Thread limit = limit(browser);
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    take(JSON.readTree(line), cloud, findings, progress, answers);
                }
                int status = browser.waitFor();
                limit.interrupt();
                findings.check("the journey came to its end", status == 0, "0", Integer.toString(status), null);
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A browser that hangs ends the scenario, not the night. */
    private static Thread limit(Process browser) {
        return Thread.ofVirtual().start(() -> {
            try {
                if (!browser.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    browser.destroyForcibly();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void take(JsonNode said, Cloud cloud, Findings findings, Progress progress, PrintWriter answers) {
        if (said.has("step")) {
            progress.step(said.path("step").asString());
        } else if (said.has("figure")) {
            findings.figure(
                    said.path("figure").asString(),
                    said.path("value").asDouble(),
                    said.path("unit").asString(""));
        } else if (said.has("picture")) {
            findings.raw(List.of(Path.of(said.path("picture").asString())));
        } else if (said.has("ask")) {
            act(said.path("ask").asString(), cloud, findings);
            answers.println("done");
        } else {
            findings.check(
                    said.path("check").asString(),
                    said.path("held").asBoolean(false),
                    said.path("expected").asString(""),
                    said.path("actual").asString(""),
                    null);
        }
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
