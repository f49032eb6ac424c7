package io.dure.bench.nameserver;

import io.dure.bench.store.Print;
import io.dure.demo.load.DnsMessages;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.nameserver.Nameserver;
import io.dure.gslb.nameserver.NameserverConfig;
import io.dure.gslb.nameserver.evidence.EvidenceKey;
import io.dure.gslb.nameserver.server.Transport;
import io.dure.gslb.nameserver.zone.ZoneConfig;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Runs the nameserver and measures it. The argument: a folder for its state. */
final class NameserverWork {
    private static final String NAME = "portal.egov.test";
    private static final String PRIVATE = "127.0.1.21";
    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS = 10;
    private static final int RUNS = 3;
    private static final int HALF_SECONDS = 20;
    private static final int ASKED = 100_000;
    private static final Duration CHANGED_EVERY = Duration.ofMillis(200);

    private final Nameserver nameserver;
    private Token token = Token.claim(1);
    private volatile boolean changing = true;

    private NameserverWork(Nameserver nameserver) {
        this.nameserver = nameserver;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(words[0]));
        try (Nameserver nameserver = Nameserver.start(
                config(folder.resolve("state")), Clock.systemUTC(), Clock.systemUTC(), NameserverWork::seen)) {
            NameserverWork work = new NameserverWork(nameserver);
            require(nameserver.apply(Optional.empty(), plan(work.token, 30)));
            work.measure(Dnsperf.asking(folder, NAME, nameserver.port()));
        }
    }

    private void measure(Dnsperf dnsperf) throws IOException, InterruptedException {
        var unused = dnsperf.run(WARM_UP_SECONDS);
        double[] rates = new double[RUNS];
        long lost = 0;
        for (int run = 0; run < RUNS; run++) {
            Dnsperf.Seen seen = dnsperf.run(SECONDS);
            rates[run] = seen.rate();
            lost += seen.lost();
        }
        double most = Print.quantile(rates, 0.5);
        Print.figure("answered.most", most, "questions/s", 100_000.0, null);
        Print.figure("answered.most.lost", (double) lost, "questions");
        half(dnsperf, most / 2);
        split();
    }

    /** Weights change all the while. */
    private void half(Dnsperf dnsperf, double rate) throws IOException, InterruptedException {
        Thread operator = Thread.ofPlatform().daemon().start(() -> {
            while (changing) {
                require(nameserver.apply(Optional.of(token), plan(token.next(), (int) (token.revision() % 100) + 1)));
                token = token.next();
                LockSupport.parkNanos(CHANGED_EVERY.toNanos());
            }
        });
        Dnsperf.Seen seen = dnsperf.run(HALF_SECONDS, "-Q", Long.toString(Math.round(rate)), "-v");
        changing = false;
        operator.join();
        Print.figure("half.rate", seen.rate(), "questions/s");
        Print.figure("half.changes", (double) token.revision(), "weights changed");
        Print.figure("half.p99", seen.p99() * 1_000, "ms", 5.0, null);
        Print.figure("half.lost", (double) seen.lost(), "questions", 0.0, null);
        Print.check(
                "at half its most every answer was an answer",
                seen.codes().startsWith("NOERROR") && !seen.codes().contains(","),
                "NOERROR alone",
                seen.codes());
    }

    private void split() throws IOException {
        Token next = token.next();
        require(nameserver.apply(Optional.of(token), plan(next, 30)));
        int ofPrivate = 0;
        byte[] question = DnsMessages.query(1, NAME, DnsMessages.TYPE_A);
        byte[] answer = new byte[1_500];
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(2_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), nameserver.port()));
            for (int asked = 0; asked < ASKED; asked++) {
                socket.send(new DatagramPacket(question, question.length));
                DatagramPacket received = new DatagramPacket(answer, answer.length);
                socket.receive(received);
                ofPrivate += DnsMessages.answer(answer, received.getLength())
                                .orElseThrow()
                                .addresses()
                                .contains(PRIVATE)
                        ? 1
                        : 0;
            }
        }
        double off = Math.abs(100.0 * ofPrivate / ASKED - 30);
        Print.figure("split.off", off, "points of 30 % over " + ASKED + " answers", 0.5, null);
        Print.check("the split is the configured one", off <= 0.5, "within 0.5 points", off + " points");
    }

    private static void require(ApplyResult result) {
        if (!(result instanceof ApplyResult.Applied)) {
            throw new IllegalStateException("not applied: " + result);
        }
    }

    private static Evidence seen() {
        return new Evidence("private-1", "private", 1, 1, Instant.now(), false, Map.of(), List.of());
    }

    private static Plan plan(Token token, int ofPrivate) {
        return new Plan(
                "portal",
                NAME,
                Duration.ofSeconds(5),
                token,
                List.of(
                        new MemberPlan("private", endpoints(PRIVATE, "127.0.1.22"), 1, ofPrivate, ofPrivate, 0, false),
                        new MemberPlan("public", endpoints("127.0.2.21", "127.0.2.22"), 1, 70, 70, 0, false)),
                new Check("/health", NAME, 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    private static List<Endpoint> endpoints(String one, String other) {
        return List.of(new Endpoint(one, 8000), new Endpoint(other, 8000));
    }

    private static NameserverConfig config(Path data) {
        ZoneConfig zone = new ZoneConfig(
                "egov.test",
                "ns1.egov.test",
                "hostmaster.egov.test",
                Duration.ofSeconds(5),
                List.of(new ZoneConfig.StaticRecord(
                        "egov.test", "NS", Duration.ofHours(1), List.of("ns1.example.org"))));
        return new NameserverConfig(
                "private-1",
                Transport.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new EvidenceKey("dure-evidence", new byte[32]),
                Optional.of(new NameserverConfig.Hosted(zone, data, Duration.ofSeconds(4))));
    }
}
