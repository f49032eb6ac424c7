package io.dure.bench.failover;

import io.dure.bench.Benchmark;
import io.dure.demo.Progress;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Site;
import io.dure.demo.report.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Twenty members killed, twenty stopped and twenty cut off by dropped packets, at random moments of the probes' period, one at a time on
 * each of four services; from the fault to the decision and to every nameserver right, beside gdnsd on the same members.
 */
public final class FailoverBenchmark implements Benchmark {
    private static final List<Fault> FAULTS = List.of(Fault.KILL, Fault.STOP, Fault.DROP);
    private static final int SERVICES = 4;
    private static final int FAULTS_OF_A_KIND = 20;
    private static final double DECIDED_GOAL = 6;
    private static final double ANSWERED_GOAL = 8;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        Path raw = bed.folder().raw();
        Map<String, Address> servers = new LinkedHashMap<>();
        for (Site site : Site.values()) {
            servers.put(site.collector(), site.dns());
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int service = 1; service <= SERVICES; service++) {
            names.put(SteeredServices.id(service), SteeredServices.name(service));
        }
        try (SteeredServices steered = SteeredServices.start(bed.folder(), bed.secrets(), bed.jars(), SERVICES)) {
            progress.step("hub, witness, collectors and " + SERVICES + " services up");
            Optional<Gdnsd> gdnsd = Gdnsd.start(bed.folder(), SERVICES);
            gdnsd.ifPresent(peer -> servers.put("gdnsd", Gdnsd.ADDRESS));
            Path answers = raw.resolve("answers.jsonl");
            List<Round.Result> results;
            try (AnswerWatch watch = new AnswerWatch(answers, servers, names)) {
                results = play(steered, watch, gdnsd.isPresent(), bed.seed(), progress);
            } finally {
                gdnsd.ifPresent(Gdnsd::close);
            }
            Path rounds = raw.resolve("rounds.jsonl");
            Round.Result.write(results, rounds);
            findings.raw(List.of(answers, rounds));
            findings.raw(steered.hub().kept());
            report(results, steered, findings);
        }
    }

    private static List<Round.Result> play(
            SteeredServices steered, AnswerWatch watch, boolean beside, long seed, Progress progress) {
        ConcurrentLinkedQueue<Round.Result> results = new ConcurrentLinkedQueue<>();
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SERVICES)) {
            for (int service = 1; service <= SERVICES; service++) {
                Round round = new Round(steered, watch, service, beside, seed + service);
                int first = service - 1;
                workers.add(threads.submit(() -> {
                    for (int number = first; number < FAULTS.size() * FAULTS_OF_A_KIND; number += SERVICES) {
                        Round.Result result = round.play(FAULTS.get(number % FAULTS.size()));
                        results.add(result);
                        progress.step(
                                "fault " + results.size() + " of " + FAULTS.size() * FAULTS_OF_A_KIND + ": " + result);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a round failed: " + e.getCause(), e);
        }
        return List.copyOf(results);
    }

    private static void report(List<Round.Result> results, SteeredServices steered, Findings findings) {
        for (Fault fault : FAULTS) {
            List<Round.Result> same = results.stream()
                    .filter(result -> result.fault().equals(fault.label()))
                    .toList();
            times("decided." + fault.label(), same.stream().map(Round.Result::decided), DECIDED_GOAL, findings);
            times("answered." + fault.label(), same.stream().map(Round.Result::answered), ANSWERED_GOAL, findings);
            times("gdnsd.answered." + fault.label(), same.stream().map(Round.Result::peerAnswered), null, findings);
            long right =
                    same.stream().filter(result -> result.answered() != null).count();
            findings.check(
                    "every " + fault.label() + " took the member out at both nameservers",
                    right == FAULTS_OF_A_KIND,
                    FAULTS_OF_A_KIND + " of " + FAULTS_OF_A_KIND,
                    Long.toString(right),
                    (long) same.size());
        }
        int incidents = steered.hub()
                .keep("incidents?limit=200")
                .required()
                .path("incidents")
                .size();
        findings.check(
                "no other failover",
                incidents == results.size(),
                results.size() + " incidents",
                Integer.toString(incidents),
                (long) results.size());
    }

    private static void times(String name, Stream<@Nullable Double> seconds, @Nullable Double goal, Findings findings) {
        double[] sorted = seconds.filter(one -> one != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return;
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        findings.figure(name + ".median", median, "s", null, null);
        findings.figure(name + ".max", sorted[sorted.length - 1], "s", goal, null);
    }
}
