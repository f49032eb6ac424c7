package io.dure.bench.ingest;

import io.dure.bench.Benchmark;
import io.dure.bench.otlp.Backbone;
import io.dure.bench.otlp.CollectorLedger;
import io.dure.bench.otlp.Cost;
import io.dure.bench.otlp.ExporterPayload;
import io.dure.bench.otlp.Template;
import io.dure.demo.Progress;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Ports;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.util.List;

/**
 * A collector alone, its hub away: reports as OpenTelemetry's own exporter sends them are accepted, rolled up into windows and spooled to
 * disk before they are answered. What is told is by the collector's own processor time, as the senders share the machine.
 *
 * <p>The cited peers count spans, each of which is parsed and kept; here a data point stands for all the requests of ten seconds with its
 * attributes. The numbers stand side by side, they are not of one kind.
 */
public final class IngestBenchmark implements Benchmark {
    private static final int ROUTES = 10;
    private static final int SENDERS = 256;
    private static final int INSTANCES_EACH = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofSeconds(40);
    /** The reference's goal, in spans; see the class. */
    private static final double GOAL = 25_000;
    /** Published for the OpenTelemetry Collector: spans/s a core without storage. */
    private static final double CITED = 12_000;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        Ports.requireFree(Addresses.claims(Links.DIRECT));
        new ConfigurationFiles(bed.folder(), bed.secrets(), Links.DIRECT).write();
        Template template = Template.of(ExporterPayload.capture(bed.seed(), ROUTES), List.of());
        findings.figure("report.bytes", template.size(), "B");
        findings.figure("report.points", template.points(), "points");
        Backbone.Collector collector = Backbone.Collector.first(Site.PRIVATE);
        try (Backbone backbone = Backbone.start(bed, false, List.of(collector));
                ClosedLoop loop = new ClosedLoop(collector.otlp(), backbone.otlpToken(collector.site()), template)) {
            Child process = backbone.child(collector.id());
            loop.start(SENDERS, INSTANCES_EACH);
            progress.step(SENDERS + " senders, warming up");
            Waiting.pause(WARM_UP);
            progress.step("measuring for " + LENGTH.toSeconds() + " s");
            long takenBefore = loop.taken();
            double cpuBefore = Cost.cpuSeconds(process.pid());
            double senderBefore = Cost.cpuSeconds(ProcessHandle.current().pid());
            long begin = System.nanoTime();
            Waiting.pause(LENGTH);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double cpu = Cost.cpuSeconds(process.pid()) - cpuBefore;
            double senders = Cost.cpuSeconds(ProcessHandle.current().pid()) - senderBefore;
            long taken = loop.taken() - takenBefore;
            loop.end();
            findings.figure("windows.rate", taken / seconds, "windows/s");
            findings.figure("points.rate", taken * template.points() / seconds, "points/s");
            findings.figure("collector.cpu", cpu / seconds, "cores");
            findings.figure("senders.cpu", senders / seconds, "cores");
            findings.figure("windows.per.core", taken / cpu, "windows/s");
            findings.figure("points.per.core", taken * template.points() / cpu, "points/s", GOAL, CITED);
            findings.figure("collector.memory", Cost.memory(process.pid()) / 1e6, "MB");
            judge(collector, loop, template, findings);
        }
    }

    /** What was answered with 200 is in the books, once. */
    private static void judge(Backbone.Collector collector, ClosedLoop loop, Template template, Findings findings) {
        long expected = loop.taken() * template.transactions();
        CollectorLedger ledger = CollectorLedger.read(collector);
        findings.figure(
                "spool.bytes.per.window", ledger.number("spoolBytes") / (double) Math.max(1, loop.taken()), "B");
        findings.figure("refused", (double) loop.refused(), "reports");
        findings.figure("broken", (double) loop.broken(), "connections");
        findings.check(
                "transactions answered with 200 and in the collector's books",
                ledger.number("taken") == expected && ledger.number("waiting") + ledger.dropped() == expected,
                expected + " taken, waiting or dropped by reason",
                ledger.number("taken") + " taken, " + ledger.number("waiting") + " waiting, " + ledger.dropped()
                        + " dropped",
                loop.taken());
    }
}
