package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The private cloud's instances start again: hold-down, ramp, and full weight. */
final class Comeback {
    private static final Duration HOLD_DOWN = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Site BACK = Site.PRIVATE;

    private final Cloud cloud;
    private final Findings findings;
    private final String name;

    Comeback(Cloud cloud, Findings findings, String name) {
        this.cloud = cloud;
        this.findings = findings;
        this.name = name;
    }

    /** Starts them, and returns when the member serves again or will not. */
    void play() {
        Instant restarted = Instant.now();
        findings.stage(name + ": private instances started again", restarted);
        cloud.portals(BACK).forEach(Child::start);
        boolean serving = Waiting.until(
                PATIENCE,
                () -> state().equals("serving") && cloud.portals(BACK).stream().allMatch(Child::isRunning));
        findings.check(name + ": the member serves again", serving, "serving", state(), null);
        judgeHoldDown(restarted);
    }

    private void judgeHoldDown(Instant restarted) {
        Optional<Instant> probed = AccessLog.read(
                        Cloud.portalNames(BACK).stream().map(cloud::accessLog).toList())
                .firstGoodProbe(restarted);
        Optional<Instant> named = new Answers(cloud.load().exchanges())
                .during(Period.since(restarted))
                .firstNaming(BACK);
        probed.ifPresent(at -> findings.stage(name + ": first good probe", at));
        named.ifPresent(at -> findings.stage(name + ": first answer that names the private site again", at));
        Duration held =
                probed.isPresent() && named.isPresent() ? Duration.between(probed.get(), named.get()) : Duration.ZERO;
        findings.check(
                name + ": from the first good probe to the first answer, the hold-down in between",
                held.compareTo(HOLD_DOWN) >= 0,
                "at least " + Findings.seconds(HOLD_DOWN),
                Findings.seconds(held),
                null);
        findings.figure(name + ".held", held.toMillis() / 1000.0, "s");
    }

    /** The answers of each step are drawn by the weight that the step set. */
    void judgeRamp(JsonNode incident, int otherWeight, int steps) {
        List<JsonNode> taken = new ArrayList<>();
        incident.path("returning").path("steps").forEach(taken::add);
        findings.check(
                name + ": steps of the ramp",
                taken.size() == steps,
                Integer.toString(steps),
                Integer.toString(taken.size()),
                null);
        Answers answers = new Answers(cloud.load().exchanges());
        for (int i = 0; i + 1 < taken.size(); i++) {
            double weight = taken.get(i).path("weight").asDouble(0);
            // a second for the plan to reach both nameservers
            Period step = new Period(at(taken.get(i)).plusSeconds(1), at(taken.get(i + 1)));
            Answers drawn = answers.during(step);
            findings.stage(name + ": ramp to weight " + (int) weight, at(taken.get(i)));
            findings.checkShare(
                    name + ": answered private at ramp step " + (i + 1),
                    weight / (weight + otherWeight),
                    drawn.share(BACK),
                    0,
                    drawn.count());
        }
    }

    private String state() {
        for (JsonNode member :
                cloud.hub().get("services/" + Addresses.SERVICE).body().path("members")) {
            if (member.path("site").asString("").equals(BACK.id())) {
                return member.path("state").asString("unknown");
            }
        }
        return "unknown";
    }

    private static Instant at(JsonNode step) {
        return Instant.parse(step.path("at").asString("1970-01-01T00:00:00Z"));
    }
}
