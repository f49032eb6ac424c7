package io.dure.bench.fleet;

import io.dure.bench.Benchmark;
import io.dure.bench.freshness.Arrival;
import io.dure.bench.otlp.AgentCapture;
import io.dure.bench.otlp.AgentPayload;
import io.dure.bench.otlp.Backbone;
import io.dure.bench.otlp.Cost;
import io.dure.demo.Progress;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Ports;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Simulated agents with the bytes of a real one at two sites: 1,228 of them, then twice as many each time while a value still reaches a
 * browser within five seconds. Senders, collectors, hub and store share one machine.
 */
public final class FleetBenchmark implements Benchmark {
    /** The largest site of the reference product. */
    private static final int FIRST = 1_228;

    private static final int LARGEST = 8 * FIRST;
    private static final double FRESH_GOAL = 2;
    private static final double FRESH_LIMIT = 5;
    private static final double HUB_CORES_GOAL = 0.25;
    private static final List<Site> SITES = List.of(Site.values());
    private static final Duration SETTLE = Duration.ofSeconds(25);
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private static final SimulatedAgent.Habits HABITS = new SimulatedAgent.Habits(true, true, 30, 0);

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        Ports.requireFree(Addresses.claims(Links.DIRECT));
        new ConfigurationFiles(bed.folder(), bed.secrets(), Links.DIRECT).write();
        progress.step("capturing what a real agent sends");
        AgentPayload payload = AgentCapture.run(bed.folder(), bed.jars()).payload(0);
        findings.figure("window.bytes", payload.window().size(), "B");
        findings.figure("window.points", payload.window().points(), "points");
        List<Backbone.Collector> collectors =
                Stream.of(Site.values()).map(Backbone.Collector::first).toList();
        try (Backbone backbone = Backbone.start(bed, true, collectors);
                Fleet fleet = new Fleet()) {
            boolean fresh = true;
            for (int size = FIRST; fresh && size <= LARGEST; size *= 2) {
                grow(fleet, size, backbone, payload);
                progress.step(size + " agents");
                Waiting.pause(SETTLE);
                fresh = measure(size, backbone, findings, progress);
            }
        }
    }

    private static void grow(Fleet fleet, int size, Backbone backbone, AgentPayload payload) {
        for (int number = fleet.size(); number < size; number++) {
            Site site = SITES.get(number % SITES.size());
            fleet.add(new SimulatedAgent(number, payload, List.of(site.otlp()), backbone.otlpToken(site), HABITS));
        }
    }

    private static boolean measure(int size, Backbone backbone, Findings findings, Progress progress) {
        Map<String, Double> before = cpu(backbone);
        Instant begin = Instant.now();
        List<Arrival> arrivals = Arrival.listen(backbone.hub(), LENGTH);
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        Map<String, Double> after = cpu(backbone);
        Path file = backbone.folder().raw().resolve("arrivals-" + size + ".jsonl");
        Arrival.write(arrivals, file);
        findings.raw(List.of(file));
        String prefix = size + ".";
        double[] sorted =
                arrivals.stream().mapToDouble(Arrival::seconds).sorted().toArray();
        int least = arrivals.stream().mapToInt(Arrival::instances).min().orElse(0);
        long expected = Site.values().length * (LENGTH.toSeconds() / 10 - 1);
        boolean whole = sorted.length >= expected && least >= size / Site.values().length;
        double slowest = sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length - 1];
        if (size == FIRST) {
            findings.check(
                    size + " agents: every window of both sites arrived with all instances",
                    whole,
                    "at least " + expected + " of " + size / 2 + " instances each",
                    sorted.length + ", the smallest of " + least,
                    (long) sorted.length);
        }
        if (sorted.length > 0) {
            findings.figure(prefix + "freshness.median", sorted[sorted.length / 2], "s");
            findings.figure(prefix + "freshness.max", slowest, "s", size == FIRST ? FRESH_GOAL : FRESH_LIMIT, null);
        }
        findings.figure(prefix + "windows.arrived", sorted.length, "of " + (expected + Site.values().length));
        for (String process : after.keySet()) {
            double cores = (after.get(process) - before.getOrDefault(process, 0.0)) / seconds;
            boolean goal = process.equals("hub") && size == FIRST;
            findings.figure(prefix + process + ".cpu", cores, "cores", goal ? HUB_CORES_GOAL : null, null);
            findings.figure(prefix + process + ".memory", Cost.memory(pid(backbone, process)) / 1e6, "MB");
        }
        progress.step(size + " agents: slowest value after " + slowest + " s, " + (whole ? "all whole" : "not whole"));
        return whole && slowest <= FRESH_LIMIT;
    }

    private static Map<String, Double> cpu(Backbone backbone) {
        Map<String, Double> cpu = new TreeMap<>();
        for (String process : List.of("hub", Site.PRIVATE.collector(), Site.PUBLIC.collector(), "senders")) {
            cpu.put(process, Cost.cpuSeconds(pid(backbone, process)));
        }
        return cpu;
    }

    private static long pid(Backbone backbone, String process) {
        if (process.equals("senders")) {
            return ProcessHandle.current().pid();
        }
        Child child = backbone.child(process);
        return child.pid();
    }
}
