package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.directory.Directory.User;
import io.dure.demo.layout.Addresses;
import io.dure.demo.process.ConsoleTools;
import io.dure.demo.report.Findings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script of {@code console/e2e} that clicks and types and reads the screen, and asks this process for what no browser can do. */
final class BrowserJourney {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final String script;
    private final Cloud cloud;
    private final Findings findings;
    private final Progress progress;

    /** @param script its name in {@code console/e2e}, without the ending */
    BrowserJourney(String script, Cloud cloud, Findings findings, Progress progress) {
        this.script = script;
        this.cloud = cloud;
        this.findings = findings;
        this.progress = progress;
    }

    /**
     * To its end.
     *
     * @param act does what it asks for, told as the field {@code ask} of a line
     */
    void play(Consumer<JsonNode> act) {
        ProcessBuilder builder = new ProcessBuilder(
                        "node", Path.of("e2e", script + ".mjs").toString())
                .directory(ConsoleTools.require().toFile())
                .redirectError(cloud.folder()
                        .file("logs")
                        .resolve("journey-" + script + ".log")
                        .toFile());
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
                    take(JSON.readTree(line), act, answers);
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

    private void take(JsonNode said, Consumer<JsonNode> act, PrintWriter answers) {
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
            act.accept(said);
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
}
