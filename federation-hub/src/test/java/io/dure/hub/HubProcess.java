package io.dure.hub;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A hub of its own process, which can be killed. */
public final class HubProcess implements AutoCloseable {
    private static final Pattern HTTP = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern GRPC = Pattern.compile("gRPC Server started.* port: (\\d+)");

    private final Process process;

    private HubProcess(Process process) {
        this.process = process;
    }

    public static HubProcess start(HubFolder files, String... more) throws IOException {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                HubApplication.class.getName()));
        command.addAll(files.arguments());
        command.addAll(List.of(more));
        return new HubProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Where it serves the API, once it does. */
    public int httpPort() throws IOException {
        return port(HTTP);
    }

    /** Where it listens to collectors, once it does. */
    int grpcPort() throws IOException {
        return port(GRPC);
    }

    Process process() {
        return process;
    }

    /** Reads what the process says until it says this, and lets the rest flow by; once a process. */
    private int port(Pattern said) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.append(line).append('\n');
            Matcher matcher = said.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(rest -> {}));
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new AssertionError("the hub ended before it listened:\n" + all);
    }

    /** As kill -9 does. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
