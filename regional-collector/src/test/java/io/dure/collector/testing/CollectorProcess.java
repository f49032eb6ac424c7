package io.dure.collector.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The shipped jar as a process of its own, its output in a file beside its configuration. */
public final class CollectorProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private CollectorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static CollectorProcess start(Path configuration) throws IOException {
        Path output = configuration.resolveSibling("output.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        System.getProperty("collector.jar"),
                        "--spring.config.additional-location=file:" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        return new CollectorProcess(process, output);
    }

    /** Its exit code, once it has ended by itself. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
