package io.dure.auth.directory;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** OpenLDAP's slapd as a child process, holding {@code egov.ldif}. */
record OpenLdap(Process process, int port) implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    static OpenLdap start(Path folder) throws IOException, InterruptedException {
        Path configuration = configure(folder);
        Path entries = folder.resolve("egov.ldif");
        try (InputStream ldif = Objects.requireNonNull(OpenLdap.class.getResourceAsStream("egov.ldif"), "egov.ldif")) {
            Files.copy(ldif, entries);
        }
        run(folder, program("slapadd"), "-f", configuration.toString(), "-l", entries.toString());
        int port = freePort();
        Process process = launch(
                folder, program("slapd"), "-f", configuration.toString(), "-h", "ldap://127.0.0.1:" + port, "-d", "0");
        awaitConnection(process, port, folder);
        return new OpenLdap(process, port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path configure(Path folder) throws IOException {
        Path database = Files.createDirectory(folder.resolve("database"));
        return Files.writeString(folder.resolve("slapd.conf"), """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                pidfile %1$s/slapd.pid
                argsfile %1$s/slapd.args
                database mdb
                suffix "dc=egov,dc=test"
                directory %2$s
                maxsize 10485760
                access to attrs=userPassword by anonymous auth by * none
                access to * by users read by * none
                """.formatted(folder, database));
    }

    private static String program(String name) {
        return Stream.of("/usr/sbin/", "/usr/local/sbin/", "/sbin/")
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " is missing: install the Debian package slapd (apt-get install slapd)"));
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = launch(folder, command);
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + " failed: " + log(folder));
        }
    }

    private static Process launch(Path folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()))
                .start();
    }

    private static void awaitConnection(Process process, int port, Path folder)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!accepts(port)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("slapd did not start: " + log(folder));
            }
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    private static String log(Path folder) throws IOException {
        return Files.readString(folder.resolve("output.log"));
    }
}
