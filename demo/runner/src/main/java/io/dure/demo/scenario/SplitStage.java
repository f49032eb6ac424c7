package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import io.dure.demo.report.Proportion;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Configured, answered and observed weight over one stretch of time, each checked against the raw files. */
final class SplitStage {
    /** Until the hub shows the last window as complete. */
    private static final Duration LATE_REPORTS = Duration.ofSeconds(4);

    /** Requests that end within milliseconds of a window's edge may be counted on its other side. */
    private static final double EDGES = 0.01;

    private final Cloud cloud;
    private final Findings findings;

    SplitStage(Cloud cloud, Findings findings) {
        this.cloud = cloud;
        this.findings = findings;
    }

    /** Waits the length through and judges it. */
    void run(String stage, double expectedPrivate, Duration length) {
        LoadCost cost = LoadCost.begin();
        Period period = Period.await(length);
        findings.figure(stage + ".load.cpu", cost.cores(), "cores", 0.5, null);
        Waiting.pause(LATE_REPORTS);
        findings.stage(stage + ": from", period.from());
        findings.stage(stage + ": to", period.to());
        JsonNode split = cloud.hub()
                .keep("services/" + Addresses.SERVICE + "/split?from=" + period.from() + "&to=" + period.to())
                .required();
        JsonNode privateMember = member(split, Site.PRIVATE);

        double configured = privateMember.path("configured").path("share").asDouble(Double.NaN);
        findings.check(
                stage + ": configured",
                Math.abs(configured - expectedPrivate) < 1e-6,
                Findings.percent(expectedPrivate),
                Findings.percent(configured),
                null);
        answered(stage, period, expectedPrivate, split);
        observed(stage, period, expectedPrivate, split);
    }

    private void answered(String stage, Period period, double expectedPrivate, JsonNode split) {
        Answers answers = new Answers(cloud.load().exchanges()).during(period);
        Proportion share = answers.share(Site.PRIVATE);
        findings.checkShare(stage + ": answered private, by DNS packets", expectedPrivate, share, 0, answers.count());
        findings.figure(stage + ".answered.private", share.share(), "share", expectedPrivate, null);
        // nameservers tell their counts about once a second, so that a second is uncertain at either end
        long uncertain = 2 * answers.count() / period.length().toSeconds();
        agree(
                stage + ": answers counted by hub and seen on the wire",
                answers.count(),
                split.path("answeredTotal"),
                uncertain);
        findings.check(
                stage + ": every DNS reply is a usable answer",
                answers.bad() == 0,
                "0 others",
                answers.bad() + " others",
                answers.count());
    }

    private void observed(String stage, Period period, double expectedPrivate, JsonNode split) {
        Clicks clicks = new Clicks(cloud.load().attempts()).during(period);
        Proportion share = clicks.share(Site.PRIVATE);
        findings.checkShare(
                stage + ": observed private, by the load's clicks", expectedPrivate, share, 0, clicks.answered());
        findings.figure(stage + ".observed.private", share.share(), "share", expectedPrivate, null);
        findings.figure(stage + ".observed.design-effect", clicks.answered() / share.size(), "");
        findings.figure(
                stage + ".load.rate", 1000.0 * clicks.count() / period.length().toMillis(), "clicks/s");
        findings.check(
                stage + ": every click was answered",
                clicks.unanswered() == 0,
                "0 without answer",
                clicks.unanswered() + " without answer",
                clicks.count());
        for (Site site : Site.values()) {
            long logged = AccessLog.read(Cloud.portalNames(site).stream()
                            .map(cloud::accessLog)
                            .toList())
                    .during(period)
                    .byName(Addresses.NAME);
            agree(
                    stage + ": transactions by name at " + site.id() + ", agents and access logs",
                    logged,
                    member(split, site).path("observed").path("count"),
                    Math.round(logged * EDGES));
        }
    }

    private void agree(String name, long seen, JsonNode told, long uncertain) {
        long allowed = Math.max(5, uncertain);
        findings.check(
                name,
                told.isNumber() && Math.abs(told.asLong() - seen) <= allowed,
                seen + " within " + allowed,
                told.isNumber() ? Long.toString(told.asLong()) : "not known",
                seen);
    }

    private static JsonNode member(JsonNode split, Site site) {
        for (JsonNode member : split.path("members")) {
            if (member.path("site").asString("").equals(site.id())) {
                return member;
            }
        }
        throw new IllegalStateException("the hub's split has no member at " + site.id() + ": " + split);
    }
}
