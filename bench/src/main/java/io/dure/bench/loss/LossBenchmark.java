package io.dure.bench.loss;

import io.dure.bench.Bench;
import io.dure.bench.Benchmark;
import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No failover by loss alone: a million simulated rounds, and minutes of real processes in a network namespace whose packet
 * filter drops one packet in twenty. Beside it, what one attempt to connect a probe would have come to.
 */
public final class LossBenchmark implements Benchmark {
    static final double LOSS = 0.05;
    private static final long ROUNDS = 1_000_000;
    private static final int ATTEMPTS = 4;

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        LossSimulation.Result ours = new LossSimulation(LOSS, ATTEMPTS, bed.seed()).run(ROUNDS);
        progress.step("simulated: " + ours);
        LossSimulation.Result single = new LossSimulation(LOSS, 1, bed.seed()).run(ROUNDS);
        progress.step("simulated with one attempt a probe: " + single);
        findings.check(
                "simulated rounds without a false failover",
                ours.failovers() == 0,
                "0",
                Long.toString(ours.failovers()),
                ours.rounds());
        simulated("simulated", ours, findings, 0.0);
        simulated("simulated.one-attempt", single, findings, null);
        namespace(bed, findings, progress);
    }

    private static void simulated(String name, LossSimulation.Result result, Findings findings, @Nullable Double goal) {
        findings.figure(name + ".probes.failed", 100.0 * result.failed() / result.probes(), "%", null, null);
        findings.figure(name + ".said-down", (double) result.saidDown(), "verdicts", null, null);
        findings.figure(name + ".failovers", (double) result.failovers(), "rounds", goal, null);
    }

    /** The child's network is its own and ends with it. */
    private static void namespace(Bed bed, Findings findings, Progress progress) {
        Path folder = bed.folder().folder("namespace");
        Path result = bed.folder().raw().resolve("namespace.json");
        String script = "ip link set lo up && iptables -A INPUT -m statistic --mode random --probability " + LOSS
                + " -j DROP && exec \"$@\"";
        List<String> command = List.of(
                "setpriv",
                "--pdeathsig",
                "KILL",
                "--",
                "unshare",
                "--net",
                "sh",
                "-c",
                script,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Ddure.launch=" + System.getProperty("dure.launch", "target/launch"),
                "-cp",
                Bench.classPath(),
                LossyNetwork.class.getName(),
                folder.toString(),
                result.toString());
        progress.step("real processes in a namespace that drops 5 % of all packets");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            bed.folder().folder("logs").resolve("namespace.log").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new CannotStart("the namespace could not be used; see "
                        + bed.folder().folder("logs").resolve("namespace.log"));
            }
            JsonNode seen = JsonMapper.builder().build().readTree(Files.readString(result));
            long failovers = seen.path("failovers").asLong(-1);
            findings.check(
                    "real probes without a false failover",
                    failovers == 0,
                    "0",
                    Long.toString(failovers),
                    seen.path("probes").asLong(0));
            findings.check(
                    "packets were lost",
                    seen.path("dropped").asLong(0) > 0,
                    "some",
                    seen.path("dropped").asLong(0) + " of "
                            + seen.path("packets").asLong(0),
                    seen.path("packets").asLong(0));
            findings.figure("namespace.minutes", seen.path("minutes").asDouble(0), "min", null, null);
            findings.figure("namespace.failovers", (double) failovers, "failovers", 0.0, null);
            findings.raw(List.of(result));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
