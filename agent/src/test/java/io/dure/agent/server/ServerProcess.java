package io.dure.agent.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An application server with the agent, in a JVM of its own. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final Path errors;
    private final int port;

    private ServerProcess(Process process, Path folder, Path errors, int port) {
        this.process = process;
        this.folder = folder;
        this.errors = errors;
        this.port = port;
    }

    static ServerProcess start(String server, String flavour, Class<?> main, Path folder, Map<String, String> settings)
            throws IOException {
        Path errors = folder.resolve("stderr.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-javaagent:" + System.getProperty("agent.jar")));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", classPath(server), main.getName(), flavour, folder.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String first = out.readLine();
        if (first == null || !first.startsWith("port ")) {
            process.destroyForcibly();
            throw new IOException(first + "\n" + Files.readString(errors));
        }
        return new ServerProcess(process, folder, errors, Integer.parseInt(first.substring(5)));
    }

    private static String classPath(String server) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("agent.servers"), server))) {
            return Stream.concat(Stream.of(Path.of("target", "test-classes").toAbsolutePath()), jars)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    long pid() {
        return process.pid();
    }

    String get(String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: portal.egov.test\r\n");
        }
        return send(request.append("\r\n").toString());
    }

    /** Sends bytes as they are and reads until the server closes. */
    String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(120_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    List<String> accessLog() throws IOException {
        return Files.readAllLines(folder.resolve("access.log"));
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** The names of its threads, read from the process itself. */
    List<String> threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(pid()), "task"))) {
            List<String> names = new ArrayList<>();
            for (Path task : tasks.toList()) {
                names.add(Files.readString(task.resolve("comm")).trim());
            }
            return names;
        }
    }

    /** Ends it as an operator's stop does: hooks run, the agent sends its last window. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IOException("did not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
