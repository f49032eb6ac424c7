package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Weights 30/70, then 50/50 by a change through the API; configured, answered and observed at each. */
final class SplitScenario implements Scenario {
    private static final Duration STAGE = Duration.ofMinutes(2);

    /** Caches (5 s) and connections (10 s) of before the change have ended, with room. */
    static final Duration SETTLE = Duration.ofSeconds(18);

    @Override
    public String name() {
        return "split";
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Instant begin = Instant.now();
        SplitStage stage = new SplitStage(cloud, findings);
        Waiting.pause(SETTLE);
        progress.step("split at 30/70, for " + STAGE.toSeconds() + " s");
        stage.run("30/70", 0.30, STAGE);

        progress.step("weights to 50/50 through the API");
        Weights.Change change = Weights.set(cloud, 50, 50, "scenario split: as much here as there");
        findings.stage("weights changed", change.asked());
        change.answered().ifPresent(at -> findings.stage("nameservers answer by the change", at));
        findings.checkWithin(
                "from the change to every nameserver's answers, by their token",
                Duration.ofSeconds(8),
                change.taken().orElse(null));
        change.taken()
                .ifPresent(taken -> findings.figure("change.to.answers", taken.toMillis() / 1000.0, "s", 8.0, null));
        Waiting.pause(SETTLE);
        progress.step("split at 50/50, for " + STAGE.toSeconds() + " s");
        stage.run("50/50", 0.50, STAGE);

        probes(cloud, findings, Period.since(begin));
        findings.raw(List.of(change.raw()));
    }

    private static void probes(Cloud cloud, Findings findings, Period period) {
        List<String> expected = Stream.of(
                        Site.PRIVATE.collectorHost(), Site.PUBLIC.collectorHost(), Addresses.WITNESS_DNS.host())
                .sorted()
                .toList();
        for (Path file : cloud.accessLogs()) {
            List<String> seen = AccessLog.read(List.of(file)).during(period).probingClients();
            findings.check(
                    "every vantage point probes from its own address, by " + file.getFileName(),
                    seen.equals(expected),
                    expected.toString(),
                    seen.toString(),
                    null);
        }
    }
}
