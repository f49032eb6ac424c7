package io.dure.bench.freshness;

import io.dure.bench.Benchmark;
import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the end of a 10 s window to its value, of both sites, at a client of the live stream, while the portal is under load. */
public final class FreshnessBenchmark implements Benchmark {
    private static final Duration LENGTH = Duration.ofMinutes(3);
    private static final double GOAL = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String name() {
        return "freshness";
    }

    /** One window of one site and when its complete value first arrived. */
    record Arrival(String site, Instant windowEnd, Instant at) {
        double seconds() {
            return Duration.between(windowEnd, at).toMillis() / 1000.0;
        }
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        try (Cloud cloud = Cloud.prepare(bed.folder(), bed.secrets(), bed.jars(), Links.DIRECT, bed.seed())) {
            cloud.start(progress);
            progress.step("listening to the live stream for " + LENGTH.toSeconds() + " s");
            List<Arrival> arrivals = listen(cloud);
            Path file = bed.folder().raw().resolve("arrivals.jsonl");
            write(arrivals, file);
            findings.raw(List.of(file));
            report(arrivals, findings);
        }
    }

    private static List<Arrival> listen(Cloud cloud) {
        List<Arrival> arrivals = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Instant started = Instant.now();
        Instant end = started.plus(LENGTH);
        String event = "";
        try (Stream<String> lines = cloud.hub().lines("live")) {
            for (Iterator<String> each = lines.iterator(); Instant.now().isBefore(end) && each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:") && event.equals("overview")) {
                    Instant now = Instant.now();
                    for (JsonNode site : JSON.readTree(line.substring(5)).path("sites")) {
                        JsonNode values = site.path("values");
                        String windowEnd = values.path("windowEnd").asString("");
                        if (!windowEnd.isEmpty()
                                && values.path("complete").asBoolean(false)
                                && seen.add(site.path("id").asString() + windowEnd)
                                && Instant.parse(windowEnd).isAfter(started)) {
                            arrivals.add(new Arrival(site.path("id").asString(), Instant.parse(windowEnd), now));
                        }
                    }
                }
            }
        }
        return arrivals;
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

    private static void write(List<Arrival> arrivals, Path file) {
        try {
            Files.write(file, arrivals.stream().map(JSON::writeValueAsString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
