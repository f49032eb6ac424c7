package io.dure.demo.scenario;

import io.dure.demo.CannotStart;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.directory.Directory;
import io.dure.demo.layout.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./dure services}, as an administrator types it. */
record ServicesTool(Cloud cloud) {
    /** What it said, and its exit status. */
    record Said(int status, String text) {}

    static Path launcher() {
        Path launcher = Path.of(System.getProperty("dure.launch", "target/launch"))
                .toAbsolutePath()
                .resolve("../../dure")
                .normalize();
        if (!Files.isExecutable(launcher)) {
            throw new CannotStart("no launcher at " + launcher + "; start by ./dure in a checkout");
        }
        return launcher;
    }

    Path file() {
        return cloud.folder().raw().resolve("services-document.yaml");
    }

    Said export() {
        return run("export");
    }

    Said diff() {
        return run("diff");
    }

    Said apply(String... more) {
        return apply(file(), more);
    }

    Said apply(Path document, String... more) {
        List<String> words = new ArrayList<>(List.of("--reason", "scenario steering"));
        words.addAll(List.of(more));
        return run("apply", document, words);
    }

    private Said run(String what) {
        return run(what, file(), List.of());
    }

    private Said run(String what, Path document, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                launcher().toString(),
                "services",
                what,
                "--hub",
                "http://" + Addresses.CONSOLE,
                "--plain-http",
                "-f",
                document.toString(),
                "--user",
                Directory.User.ADMIN.id(),
                "--password-file",
                Directory.User.ADMIN.password(cloud.secrets()).toString()));
        command.addAll(more);
        try {
            Path output = Files.createTempFile(cloud.folder().raw(), "services-" + what + "-", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Said(-1, "no end within 60 s");
            }
            return new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
