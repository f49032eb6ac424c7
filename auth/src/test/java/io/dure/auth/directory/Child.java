package io.dure.auth.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real server as a child process, with its data below target; it ends with the tests at the latest. */
record Child(Process process, Path folder) {
    private static final Duration START = Duration.ofSeconds(90);

    static Path freshFolder(String name) {
        Path folder = Path.of("target", "servers", name).toAbsolutePath();
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> old = Files.walk(folder)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException blocked) {
            throw new AssertionError(blocked);
        }
    }

    static void run(Path folder, List<String> command) {
        try {
            Process process = launch(folder, command);
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(command + " failed: " + log(folder));
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    static Child start(Path folder, List<String> command, InetSocketAddress... listening) {
        try {
            Process process = launch(folder, command);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            for (InetSocketAddress address : listening) {
                long deadline = System.nanoTime() + START.toNanos();
                while (!accepts(address)) {
                    if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                        stop(process);
                        throw new AssertionError(command + " did not start: " + log(folder));
                    }
                }
            }
            return new Child(process, folder);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    static String program(String name, String packageName) {
        return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/usr/local/bin/", "/sbin/")
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing: install the Debian package " + packageName));
    }

    static int freePort() {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    private static void stop(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException stopped) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()))
                .start();
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException none) {
            return Arrays.toString(none.getStackTrace());
        }
    }
}
