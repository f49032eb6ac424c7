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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
            int status;
            Process browser = new ProcessBuilder("node", "e2e/bench.mjs")
                    .directory(console.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = browser.inputReader(StandardCharsets.UTF_8)) {
                said.lines().forEach(progress::step);
                status = browser.waitFor();
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
            findings.check("every drawing was measured", status == 0, "0", Integer.toString(status), null);
            if (Files.exists(results)) {
                tell(JsonMapper.shared().readTree(results.toFile()), findings);
                findings.raw(List.of(results));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The lower of what is allowed and of what the other took, where ours shall not take longer; null: it is only told. */
    private static @Nullable Double goal(JsonNode each, @Nullable Double other) {
        Double most = each.has("most") ? (Double) each.path("most").asDouble() : null;
        if (!each.has("notAbove") || other == null) {
            return most;
        }
        return most == null ? other : (Double) Math.min(most, other);
    }

    private static void judge(JsonNode each, @Nullable Double most, Findings findings) {
        double value = each.path("value").asDouble();
        String actual = String.format(
                        Locale.ROOT, "%.1f %s", value, each.path("unit").asString(""))
                .strip();
        String what = each.path("what").asString();
        if (most != null) {
            findings.check(what, value <= most, String.format(Locale.ROOT, "at most %.1f", most), actual, null);
        }
        if (each.has("least")) {
            double least = each.path("least").asDouble();
            findings.check(what, value >= least, String.format(Locale.ROOT, "at least %.1f", least), actual, null);
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
                Double most = goal(each, others.get(what));
                Double goal = most == null && each.has("least")
                        ? (Double) each.path("least").asDouble()
                        : most;
                findings.figure(
                        what, each.path("value").asDouble(), each.path("unit").asString(""), goal, others.get(what));
                judge(each, most, findings);
            }
        }
    }
}
