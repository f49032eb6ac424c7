package io.dure.bench.matrix;

import io.dure.bench.Benchmark;
import io.dure.bench.failover.AnswerWatch;
import io.dure.bench.failover.SteeredServices;
import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Ports;
import io.dure.demo.relay.Relay;
import io.dure.demo.report.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Forty cases: five cuts, four deaths, a portal that is up or dead. Cuts are made by the packet filter on loopback. What
 * counts as wrong: a member taken out that had to stay, one left in though a quorum reached the nameserver, and an answer
 * without an address.
 */
public final class MatrixBenchmark implements Benchmark {
    private static final int SERVICES = 2;
    /** Plays these alone, for a short look: {@code NONE/HUB,HUB_PRIVATE/NONE}; empty: all. */
    private static final String ONLY = System.getenv().getOrDefault("BENCH_MATRIX_ONLY", "");

    @Override
    public String name() {
        return "partition-matrix";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        if (!Files.isExecutable(Path.of("/usr/sbin/iptables")) && !Files.isExecutable(Path.of("/sbin/iptables"))) {
            throw new CannotStart("no iptables; install Debian's package iptables");
        }
        Ports.requireFree(Addresses.claims(Links.TO_THE_HUB));
        Map<String, Address> servers = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Site site : Site.values()) {
            servers.put(site.collector(), site.dns());
        }
        for (int service = 1; service <= SERVICES; service++) {
            names.put(SteeredServices.id(service), SteeredServices.name(service));
        }
        Path answers = bed.folder().raw().resolve("answers.jsonl");
        List<Outcome> outcomes = new ArrayList<>();
        try (Relays relays = Relays.start();
                SteeredServices steered =
                        SteeredServices.start(bed.folder(), bed.secrets(), bed.jars(), SERVICES, Links.TO_THE_HUB);
                AnswerWatch watch = new AnswerWatch(answers, servers, names)) {
            progress.step("hub behind " + relays.all().size() + " relays, witness, collectors and " + SERVICES
                    + " services up");
            Play play = new Play(steered, watch, bed.secrets());
            for (Cut cut : Cut.values()) {
                for (Dead dead : Dead.values()) {
                    if (!isWanted(cut, dead)) {
                        continue;
                    }
                    List<Outcome> both = play.play(cut, dead);
                    both.forEach(outcome -> progress.step(outcome.toString()));
                    outcomes.addAll(both);
                }
            }
            int incidents = steered.hub()
                    .keep("incidents?limit=200")
                    .required()
                    .path("incidents")
                    .size();
            long expected = outcomes.stream()
                    .filter(outcome -> outcome.expected() == Expected.OUT)
                    .count();
            outcomes.forEach(outcome -> outcome.tell(findings));
            findings.check(
                    "no other failover",
                    incidents == expected,
                    expected + " incidents",
                    incidents + " incidents",
                    null);
        }
        findings.figure(
                "premature", (double) outcomes.stream().filter(Outcome::hit).count(), "failovers", 0.0, null);
        findings.figure(
                "missed", (double) outcomes.stream().filter(Outcome::missed).count(), "failovers", 0.0, null);
        findings.figure(
                "unanswered",
                (double) outcomes.stream().mapToLong(Outcome::unanswered).sum(),
                "questions",
                0.0,
                null);
        findings.figure(
                "asked.twice",
                (double) outcomes.stream().mapToLong(Outcome::askedTwice).sum(),
                "questions of " + outcomes.stream().mapToLong(Outcome::asked).sum());
        outcomes.stream()
                .map(Outcome::outAfter)
                .filter(seconds -> seconds != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .ifPresent(slowest -> findings.figure("answered.max", slowest, "s", 8.0, null));
        findings.raw(List.of(answers));
    }

    private static boolean isWanted(Cut cut, Dead dead) {
        return ONLY.isBlank() || List.of(ONLY.split(",")).contains(cut.name() + "/" + dead.name());
    }

    /** One a site on its way to the hub, so that the way has an address to cut. */
    private record Relays(List<Relay> all) implements AutoCloseable {
        static Relays start() {
            return new Relays(Stream.of(Site.values())
                    .map(site -> Relay.start(site.relay(), Addresses.HUB_GRPC))
                    .toList());
        }

        @Override
        public void close() {
            all.forEach(Relay::close);
        }
    }
}
