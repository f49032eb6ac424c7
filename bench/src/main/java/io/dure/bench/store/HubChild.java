package io.dure.bench.store;

import io.dure.bench.Bench;
import io.dure.bench.Benchmark;
import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a class of the benchmarks in a process of its own with the classes of the packaged hub, and takes over the figures and
 * checks that it prints, one a line: {@code figure|name|value|unit|goal|peer} and {@code check|name|held|expected|actual}.
 */
public final class HubChild {
    private HubChild() {}

    public static void run(
            Class<?> main, Benchmark.Bed bed, Findings findings, Progress progress, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + bed.folder().raw(),
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            Process child = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child)));
            try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    take(line, findings, progress);
                }
                int status = child.waitFor();
                findings.check(
                        "the measuring process came to its end", status == 0, "0", Integer.toString(status), null);
            } finally {
                end(child);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void end(Process child) {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    private static void take(String line, Findings findings, Progress progress) {
        String[] parts = line.split("\\|", -1);
        switch (parts[0]) {
            case "figure" -> {
                findings.figure(parts[1], Double.parseDouble(parts[2]), parts[3], number(parts[4]), number(parts[5]));
                progress.step(parts[1] + ": " + parts[2] + " " + parts[3]);
            }
            case "check" -> findings.check(parts[1], Boolean.parseBoolean(parts[2]), parts[3], parts[4], null);
            default -> progress.step(line);
        }
    }

    private static @Nullable Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    /** The hub as it is laid out for starting, and the benchmarks' own classes. */
    public static String classPath() {
        Path hub = Path.of(System.getProperty("dure.launch", "target/launch"), "hub");
        try (Stream<Path> files = Files.list(hub)) {
            Path jar = files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("no hub in " + hub + "; start by ./dure bench"));
            return Bench.classPath() + File.pathSeparator + jar + File.pathSeparator + hub.resolve("lib") + "/*";
        } catch (IOException missing) {
            throw new CannotStart("no hub in " + hub + ": " + missing.getMessage());
        }
    }
}
