package io.dure.bench.console;

import io.dure.bench.Benchmark;
import io.dure.demo.Progress;
import io.dure.demo.process.ConsoleTools;
import io.dure.demo.report.Findings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's drawings beside ECharts with the same data in the same browser, by {@code console/e2e/bench.mjs}. */
public final class ConsoleBenchmark implements Benchmark {
    @Override
    public String name() {
        return "console";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        Path console = ConsoleTools.require();
        Path results = console.resolve("target/bench/console.json");
        try {
            Files.deleteIfExists(results);
            Process browser = new ProcessBuilder("node", "e2e/bench.mjs")
                    .directory(console.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = browser.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(progress::step);
                int status = browser.waitFor();
                findings.check("every drawing was measured", status == 0, "0", Integer.toString(status), null);
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
            tell(JsonMapper.shared().readTree(results.toFile()), findings);
            findings.raw(List.of(results));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Ours with ECharts' as the peer's. */
    private static void tell(JsonNode measured, Findings findings) {
        Map<String, Double> others = new TreeMap<>();
        for (JsonNode each : measured.path("results")) {
            if (!each.path("drawnBy").asString("").equals("console")) {
                others.put(each.path("what").asString(), each.path("value").asDouble());
            }
        }
        for (JsonNode each : measured.path("results")) {
            if (each.path("drawnBy").asString("").equals("console")) {
                String what = each.path("what").asString();
                findings.figure(
                        what, each.path("value").asDouble(), each.path("unit").asString(""), null, others.get(what));
            }
        }
    }
}
