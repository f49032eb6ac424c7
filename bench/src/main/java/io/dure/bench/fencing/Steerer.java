package io.dure.bench.fencing;

import io.dure.bench.store.HubChild;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A steering process as its parent hears it. */
final class Steerer implements AutoCloseable {
    private final Process process;
    private boolean leads;
    private boolean underWay;
    private long epoch;
    private long sent;
    private long applied;
    private long refused;

    private Steerer(Process process) {
        this.process = process;
    }

    static Steerer start(String name, Path lease, int port, String secret) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        HubChild.classPath(),
                        SteeringProcess.class.getName(),
                        name,
                        lease.toString(),
                        Integer.toString(port),
                        secret))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Steerer steerer = new Steerer(process);
        Thread.ofVirtual().start(steerer::listen);
        return steerer;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line.split(" ", -1));
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private synchronized void hear(String[] words) {
        switch (words[0]) {
            case "lead" -> {
                leads = true;
                epoch = Long.parseLong(words[1]);
                applied = 0;
            }
            case "resigned", "stepped-down" -> leads = false;
            case "sending" -> {
                sent++;
                underWay = true;
            }
            case "applied" -> {
                applied++;
                underWay = false;
            }
            case "refused" -> {
                refused++;
                underWay = false;
            }
            default -> underWay = false;
        }
        notifyAll();
    }

    /** Waits until it is so; whether it became so. */
    synchronized boolean await(Predicate<Steerer> wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!wanted.test(this)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !process.isAlive()) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized boolean leads() {
        return leads;
    }

    /** Said that it sends a change, and not yet what became of it. */
    synchronized boolean isUnderWay() {
        return underWay;
    }

    synchronized long epoch() {
        return epoch;
    }

    synchronized long sent() {
        return sent;
    }

    /** Since it last began to lead. */
    synchronized long applied() {
        return applied;
    }

    synchronized long refused() {
        return refused;
    }

    /** SIGSTOP or SIGCONT. */
    void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " ended with " + status);
        }
    }

    @Override
    public void close() {
        // The process's own would close what is still read from it.
        process.toHandle().destroyForcibly();
    }
}
