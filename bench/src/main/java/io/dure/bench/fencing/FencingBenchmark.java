package io.dure.bench.fencing;

import io.dure.bench.Benchmark;
import io.dure.bench.store.HubChild;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stale plans applied: in 1,000 simulated runs, beside the same runs without tokens; and in 20 rounds of two real steering
 * processes that write to a real BIND, one of them stopped in mid-change until the other one leads, then resumed. What was
 * applied is read from BIND's own log, in its order.
 */
public final class FencingBenchmark implements Benchmark {
    private static final int RUNS = 1_000;
    private static final int ROUNDS = 20;
    private static final int SOME_CHANGES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern WRITTEN =
            Pattern.compile("adding an RR at '_dure-[^']*' TXT \"epoch=(\\d+) revision=(\\d+)\"");

    @Override
    public String name() {
        return "fencing";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        progress.step(RUNS + " simulated runs with tokens, and the same without");
        HubChild.run(FencedRuns.class, bed, findings, progress, Long.toString(bed.seed()), Integer.toString(RUNS));
        progress.step(ROUNDS + " rounds of two processes and BIND");
        try {
            measure(bed, findings, progress);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static void measure(Bed bed, Findings findings, Progress progress)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(bed.folder().folder("work"), "fencing");
        Path lease = Files.createDirectory(work.resolve("lease"));
        Path bind = Files.createDirectory(work.resolve("bind"));
        ServedZone.Key key = ServedZone.Key.random("hub-key", "hmac-sha256", true);
        Random random = new Random(bed.seed());
        int whole = 0;
        int midChange = 0;
        long refused;
        try (DnsServerProcess server = BindServer.primary(bind, new ServedZone(Steered.ZONE, List.of(key), List.of()));
                Steerer one = Steerer.start("one", lease, server.port(), key.secret());
                Steerer other = Steerer.start("other", lease, server.port(), key.secret())) {
            for (int round = 0; round < ROUNDS; round++) {
                Steerer leader = leader(one, other);
                Steerer next = leader == one ? other : one;
                midChange += stop(leader, random) ? 1 : 0;
                long epoch = leader.epoch();
                boolean took = next.await(
                        child -> child.leads() && child.epoch() > epoch && child.applied() > SOME_CHANGES, PATIENCE);
                leader.signal("CONT");
                boolean gave = leader.await(child -> !child.leads(), PATIENCE);
                whole += took && gave ? 1 : 0;
                progress.line("round " + (round + 1) + ": epoch " + epoch + " -> " + next.epoch());
            }
            refused = one.refused() + other.refused();
        }
        report(bind.resolve("log"), new Tallied(whole, midChange, refused), findings);
    }

    /** What the parent saw: rounds in which leadership went over and came to rest, stops in mid-change, changes refused. */
    private record Tallied(int rounds, int midChange, long refused) {}

    private static Steerer leader(Steerer one, Steerer other) throws InterruptedException {
        for (int attempt = 0; attempt < 40; attempt++) {
            for (Steerer each : List.of(one, other)) {
                if (each.await(child -> child.leads() && child.applied() > SOME_CHANGES, Duration.ofMillis(500))) {
                    return each;
                }
            }
        }
        throw new IllegalStateException("nobody leads");
    }

    /** Stops it a few milliseconds after it said that it sends something; whether no answer had come by then. */
    private static boolean stop(Steerer leader, Random random) throws IOException, InterruptedException {
        long sent = leader.sent();
        leader.await(child -> child.sent() > sent, PATIENCE);
        LockSupport.parkNanos(random.nextInt(3_000_000));
        leader.signal("STOP");
        return !leader.await(child -> !child.isUnderWay(), Duration.ofMillis(100));
    }

    private static void report(Path log, Tallied tallied, Findings findings) throws IOException {
        Token highest = new Token(0, 0);
        int changes = 0;
        int stale = 0;
        long epochs = 0;
        for (String line : Files.readAllLines(log)) {
            Matcher written = WRITTEN.matcher(line);
            if (!written.find()) {
                continue;
            }
            Token token = new Token(Long.parseLong(written.group(1)), Long.parseLong(written.group(2)));
            changes++;
            epochs += token.epoch() > highest.epoch() ? 1 : 0;
            if (changes > 1 && !token.isNewerThan(highest)) {
                stale++;
            } else {
                highest = token;
            }
        }
        findings.raw(List.of(log));
        findings.figure("bind.stale-plans-applied", stale, "plans", 0.0, null);
        findings.figure("bind.changes-applied", changes, "changes");
        findings.figure("bind.leaders", (double) epochs, "epochs");
        findings.figure("bind.stopped-in-mid-change", tallied.midChange(), "of " + ROUNDS);
        findings.figure("bind.changes-refused", (double) tallied.refused(), "changes");
        findings.check(
                "no plan of an older leader was applied by BIND", stale == 0, "0", Integer.toString(stale), (long)
                        changes);
        findings.check(
                "in every round the other one took over and the one resumed gave up",
                tallied.rounds() == ROUNDS,
                Integer.toString(ROUNDS),
                Integer.toString(tallied.rounds()),
                (long) ROUNDS);
    }
}
