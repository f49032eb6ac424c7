package io.dure.bench.ddns;

import io.dure.bench.Benchmark;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.rfc2136.Rfc2136Provider;
import io.dure.gslb.provider.rfc2136.Rfc2136Settings;
import io.dure.gslb.provider.rfc2136.TsigKey;
import io.dure.gslb.provider.rfc2136.ZoneServer;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.KnotServer;
import io.dure.gslb.provider.testkit.server.PowerDnsServer;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The same fenced change, again and again, from the call until the server answers it: ours by TCP and by UDP, and nsupdate's, in turn on each
 * of BIND, Knot and PowerDNS.
 */
public final class DdnsBenchmark implements Benchmark {
    private static final String ZONE = "egov.test";
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 100;
    private static final double GOAL_BEYOND_PEER = 10;

    /** Starts one. */
    private interface Starter {
        DnsServerProcess start(Path folder, ServedZone zone) throws IOException;
    }

    @Override
    public String name() {
        return "ddns";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        Map<String, Starter> servers = new TreeMap<>(
                Map.of("bind", BindServer::primary, "knot", KnotServer::primary, "powerdns", PowerDnsServer::primary));
        servers.forEach((name, starter) -> {
            progress.step(name + ": " + ROUNDS + " changes of each kind");
            try {
                measure(name, starter, Files.createTempDirectory(bed.folder().folder("ddns"), name), findings);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
        });
    }

    private static void measure(String name, Starter starter, Path folder, Findings findings)
            throws IOException, InterruptedException {
        ServedZone.Key key = ServedZone.Key.random("hub-key", "hmac-sha256", true);
        double[] tcp = new double[ROUNDS];
        double[] udp = new double[ROUNDS];
        double[] peer = new double[ROUNDS];
        try (DnsServerProcess server = starter.start(folder, new ServedZone(ZONE, List.of(key), List.of()));
                Rfc2136Provider byTcp = provider(server, key, Rfc2136Settings.Transport.TCP);
                Rfc2136Provider byUdp = provider(server, key, Rfc2136Settings.Transport.UDP)) {
            Nsupdate nsupdate = new Nsupdate(folder, key, server.port());
            int applied = 0;
            for (int number = 0; number < WARM_UP + ROUNDS; number++) {
                int round = number;
                int at = Math.max(0, number - WARM_UP);
                tcp[at] = millis(() -> apply(byTcp, "tcp", round));
                udp[at] = millis(() -> apply(byUdp, "udp", round));
                peer[at] = millis(() -> nsupdate.change(ZONE, "nsupdate." + ZONE, round, addresses(round)));
                applied += 2;
            }
            report(name, tcp, udp, peer, findings);
            findings.check(
                    name + ": every change was applied and is answered",
                    applied == 2 * (WARM_UP + ROUNDS),
                    Integer.toString(2 * (WARM_UP + ROUNDS)),
                    Integer.toString(applied),
                    (long) applied);
        }
    }

    private static void report(String name, double[] tcp, double[] udp, double[] peer, Findings findings) {
        double median = percentile(peer, 0.5);
        findings.figure(name + ".nsupdate.median", median, "ms");
        findings.figure(name + ".tcp.median", percentile(tcp, 0.5), "ms", median + GOAL_BEYOND_PEER, median);
        findings.figure(name + ".udp.median", percentile(udp, 0.5), "ms", median + GOAL_BEYOND_PEER, median);
        findings.figure(name + ".nsupdate.p95", percentile(peer, 0.95), "ms");
        findings.figure(name + ".tcp.p95", percentile(tcp, 0.95), "ms", null, percentile(peer, 0.95));
        findings.figure(name + ".udp.p95", percentile(udp, 0.95), "ms", null, percentile(peer, 0.95));
    }

    private static void apply(Rfc2136Provider provider, String label, int number) {
        Optional<Token> expected = number == 0 ? Optional.empty() : Optional.of(new Token(1, number - 1));
        ApplyResult result = provider.apply(expected, plan(label, number));
        if (!(result instanceof ApplyResult.Applied)) {
            throw new IllegalStateException("change " + number + " was not applied: " + result);
        }
    }

    private static Plan plan(String label, int number) {
        String name = label + "." + ZONE;
        List<Endpoint> endpoints = addresses(number).stream()
                .map(address -> new Endpoint(address, 8000))
                .toList();
        return new Plan(
                label,
                name,
                Duration.ofSeconds(5),
                new Token(1, number),
                List.of(new MemberPlan("private", endpoints, 1, 50, 50, 0, false)),
                new Check("/health", name, 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    /** Four, of which each change takes one away and brings one. */
    private static List<String> addresses(int number) {
        return IntStream.range(0, 4)
                .mapToObj(i -> "192.0.2." + ((number + i) % 250 + 1))
                .toList();
    }

    private static Rfc2136Provider provider(
            DnsServerProcess server, ServedZone.Key key, Rfc2136Settings.Transport transport) {
        return new Rfc2136Provider(
                new Rfc2136Settings(
                        "ddns",
                        ZONE,
                        new ZoneServer("127.0.0.1", server.port()),
                        List.of(),
                        new TsigKey(
                                key.name(),
                                TsigKey.Algorithm.HMAC_SHA256,
                                Base64.getDecoder().decode(key.secret())),
                        transport,
                        new Weighting.Addresses(16, 100),
                        Set.of(),
                        Rfc2136Settings.DEFAULT_TIMEOUT),
                Clock.systemUTC());
    }

    /** Something timed. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static double millis(Work work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
