package io.dure.bench.freshness;

import io.dure.bench.Benchmark;
import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.report.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** From the end of a 10 s window to its value, of both sites, at a client of the live stream, while the portal is under load. */
public final class FreshnessBenchmark implements Benchmark {
    private static final Duration LENGTH = Duration.ofMinutes(3);
    private static final double GOAL = 2;

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        try (Cloud cloud = Cloud.prepare(bed.folder(), bed.secrets(), bed.jars(), Links.DIRECT, bed.seed())) {
            cloud.start(progress);
            progress.step("listening to the live stream for " + LENGTH.toSeconds() + " s");
            List<Arrival> arrivals = Arrival.listen(cloud.hub(), LENGTH);
            Path file = bed.folder().raw().resolve("arrivals.jsonl");
            Arrival.write(arrivals, file);
            findings.raw(List.of(file));
            report(arrivals, findings);
        }
    }

    private static void report(List<Arrival> arrivals, Findings findings) {
        double[] sorted =
                arrivals.stream().mapToDouble(Arrival::seconds).sorted().toArray();
        long expected = Site.values().length * (LENGTH.toSeconds() / 10 - 1);
        findings.check(
                "every window of both sites arrived complete",
                sorted.length >= expected,
                "at least " + expected,
                Integer.toString(sorted.length),
                (long) sorted.length);
        if (sorted.length > 0) {
            findings.figure("freshness.median", sorted[sorted.length / 2], "s");
            findings.figure("freshness.p99", sorted[(int) Math.ceil(sorted.length * 0.99) - 1], "s", GOAL, null);
            findings.figure("freshness.max", Arrays.stream(sorted).max().orElseThrow(), "s");
        }
    }
}
