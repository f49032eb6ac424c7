package io.dure.bench.ledger;

import io.dure.bench.Benchmark;
import io.dure.bench.fleet.Fleet;
import io.dure.bench.fleet.SimulatedAgent;
import io.dure.bench.ingest.ClosedLoop;
import io.dure.bench.otlp.AgentCapture;
import io.dure.bench.otlp.AgentPayload;
import io.dure.bench.otlp.AgentReports;
import io.dure.bench.otlp.Backbone;
import io.dure.bench.otlp.ExporterPayload;
import io.dure.bench.otlp.Template;
import io.dure.demo.Progress;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.GrowingFile;
import io.dure.demo.process.Ports;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Simulated agents whose drops are counted, at twice what collector and hub can take for a minute; then others at two collectors of one
 * site, which they change between, through an outage of the hub and kills of all three by SIGKILL. At the end what was created is stored
 * or dropped by reason, to the last transaction.
 *
 * <p>The outage is a tenth of the ten minutes that the figure is about.
 */
public final class LedgerBenchmark implements Benchmark {
    private static final int CROWD = 900;
    private static final int FEW = 200;
    private static final double WINDOW_SECONDS = 10;
    private static final int MOST_SERIES = 1_900;
    private static final int CAPACITY_ROUTES = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration CAPACITY = Duration.ofSeconds(20);
    private static final Duration OVERLOAD = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofSeconds(6);
    private static final Duration DEAD = Duration.ofSeconds(3);
    private static final Duration END = Duration.ofMinutes(3);
    private static final Backbone.Collector FIRST = Backbone.Collector.first(Site.PRIVATE);
    private static final Backbone.Collector SECOND = Backbone.SECOND;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        Ports.requireFree(Addresses.claims(Links.DIRECT));
        new ConfigurationFiles(bed.folder(), bed.secrets(), Links.DIRECT).write();
        progress.step("capturing what a real agent sends");
        AgentReports reports = AgentCapture.run(bed.folder(), bed.jars());
        try (Backbone backbone = Backbone.start(bed, true, List.of(FIRST, SECOND));
                Fleet crowd = new Fleet();
                Fleet few = new Fleet()) {
            double capacity = capacity(backbone, bed.seed(), progress);
            findings.figure("capacity.points.rate", capacity, "points/s");
            overload(crowd, backbone, reports, capacity, findings, progress);
            outage(few, backbone, reports, findings, progress);
            judge(crowd, few, backbone, findings, progress);
        }
    }

    /** Accepted in a closed loop while the hub stores. */
    private static double capacity(Backbone backbone, long seed, Progress progress) {
        progress.step("what one collector and the hub take");
        Template template = Template.of(ExporterPayload.capture(seed, CAPACITY_ROUTES), List.of());
        try (ClosedLoop loop = new ClosedLoop(FIRST.otlp(), backbone.otlpToken(FIRST.site()), template)) {
            loop.start(128, 8);
            Waiting.pause(WARM_UP);
            long before = loop.taken();
            Waiting.pause(CAPACITY);
            long taken = loop.taken() - before;
            loop.end();
            return (double) taken * template.points() / CAPACITY.toSeconds();
        }
    }

    private static void overload(
            Fleet crowd,
            Backbone backbone,
            AgentReports reports,
            double capacity,
            Findings findings,
            Progress progress) {
        int series = (int) Math.min(MOST_SERIES, 2 * capacity * WINDOW_SECONDS / CROWD);
        AgentPayload payload = reports.payload(series);
        double offered = CROWD / WINDOW_SECONDS * payload.window().points();
        findings.figure("overload.offered", offered / capacity, "times the capacity", 2.0, null);
        progress.step(CROWD + " agents with " + series + " series each for " + OVERLOAD.toSeconds() + " s");
        add(crowd, 0, CROWD, payload, backbone, List.of(FIRST.otlp()), new SimulatedAgent.Habits(false, false, 3, 0));
        Waiting.pause(OVERLOAD);
        boolean ended = crowd.end(END);
        findings.check(
                "overload: every agent got rid of its last window", ended, "true", Boolean.toString(ended), null);
        findings.figure("overload.created", (double) crowd.created(), "transactions");
        findings.figure("overload.dropped", (double) crowd.dropped(), "transactions");
    }

    private static void outage(
            Fleet few, Backbone backbone, AgentReports reports, Findings findings, Progress progress) {
        List<Address> both = List.of(FIRST.otlp(), SECOND.otlp());
        add(few, CROWD, FEW, reports.payload(0), backbone, both, new SimulatedAgent.Habits(true, true, 30, 2));
        Waiting.pause(BETWEEN);
        progress.step("the hub is dead for " + OUTAGE.toSeconds() + " s");
        Child hub = backbone.child("hub");
        hub.kill();
        findings.stage("hub killed", Instant.now());
        Waiting.pause(OUTAGE);
        hub.start();
        backbone.awaitHub();
        findings.stage("hub back", Instant.now());
        for (Backbone.Collector victim : List.of(FIRST, SECOND, FIRST)) {
            progress.step(victim.id() + " and then the hub killed");
            Waiting.pause(BETWEEN);
            kill(backbone.child(victim.id()), findings);
            backbone.await(victim);
            GrowingFile.await(backbone.folder().file("hub").resolve("hub.duckdb.wal"), Duration.ofSeconds(20));
            kill(hub, findings);
            backbone.awaitHub();
        }
        Waiting.pause(BETWEEN);
        progress.step("the agents end");
        boolean ended = few.end(END);
        findings.check("kills: every agent got rid of its last window", ended, "true", Boolean.toString(ended), null);
        findings.figure("kills.created", (double) few.created(), "transactions");
        findings.figure("kills.dropped", (double) few.dropped(), "transactions");
    }

    private static void kill(Child victim, Findings findings) {
        victim.kill();
        findings.stage(victim.name() + " killed", Instant.now());
        Waiting.pause(DEAD);
        victim.start();
    }

    private static void add(
            Fleet fleet,
            int first,
            int count,
            AgentPayload payload,
            Backbone backbone,
            List<Address> collectors,
            SimulatedAgent.Habits habits) {
        String token = backbone.otlpToken(Site.PRIVATE);
        for (int number = first; number < first + count; number++) {
            fleet.add(new SimulatedAgent(number, payload, collectors, token, habits));
        }
    }

    private static void judge(Fleet crowd, Fleet few, Backbone backbone, Findings findings, Progress progress) {
        progress.step("waiting until nothing is on its way");
        long created = crowd.created() + few.created();
        long dropped = crowd.dropped() + few.dropped();
        Waiting.until(
                END, () -> Balance.of(backbone.hub().get(Balance.PATH).body()).isSettled(created));
        Balance told = Balance.of(backbone.hub().keep(Balance.PATH).required());
        findings.raw(backbone.hub().kept());
        findings.check(
                "the hub knows of every transaction that was created",
                told.created() == created,
                Long.toString(created),
                Long.toString(told.created()),
                created);
        findings.check(
                "and of every one that agents dropped",
                told.droppedByAgents() == dropped,
                Long.toString(dropped),
                Long.toString(told.droppedByAgents()),
                dropped);
        findings.check(
                "created - stored - dropped",
                told.difference() == 0 && told.waiting() == 0 && told.hole() == 0,
                "0, nothing waiting, no hole",
                told.difference() + ", waiting " + told.waiting() + ", hole " + told.hole(),
                created);
        findings.figure("created", (double) told.created(), "transactions");
        findings.figure("stored", (double) told.stored(), "transactions");
        findings.figure("dropped.by.agents", (double) told.droppedByAgents(), "transactions");
        findings.figure("lost.behind.agents", (double) told.lost(), "transactions");
        findings.figure("difference", (double) told.difference(), "transactions", 0.0, null);
    }
}
