package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;

/** The private collector is cut from the hub for long, and killed meanwhile; the hub shows the site stale and fails nobody over. */
final class CutLink {
    private static final String NAME = "pass 1, cut from the hub";
    private static final Site SITE = Site.PRIVATE;
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration KILLED_AFTER = Duration.ofSeconds(25);
    private static final Duration DEAD_FOR = Duration.ofSeconds(3);
    private static final long REQUESTS = 3_000;
    /** By configuration a site is stale six seconds after its last report. */
    private static final Duration STALE = Duration.ofSeconds(12);

    private final Pass pass;
    private final Cloud cloud;
    private final Findings findings;

    CutLink(Pass pass) {
        this.pass = pass;
        this.cloud = pass.cloud();
        this.findings = pass.findings();
    }

    void play() {
        pass.progress().step(NAME);
        pass.begin("pass-1");
        Instant cut = Instant.now();
        cloud.relay(SITE).cut();
        findings.stage(NAME + ": cut", cut);
        boolean stale = pass.await(STALE, () -> pass.siteState(SITE).equals("stale"));
        findings.checkWithin(
                NAME + ": the hub shows the site stale", STALE, stale ? Duration.between(cut, Instant.now()) : null);
        Waiting.pause(KILLED_AFTER.minus(Duration.between(cut, Instant.now())));
        killCollector();
        pass.await(LONGEST, () -> isLongEnough(cut));
        judgeCut(cut);
        Instant healed = Instant.now();
        cloud.relay(SITE).mend();
        findings.stage(NAME + ": healed", healed);
        Waiting.pause(Duration.ofSeconds(5));
        pass.steadiness().judge(NAME, Period.since(cut));
        Instant stopped = pass.stopLoad(NAME);
        pass.books().judgeLossless("pass 1", stopped, Duration.ofSeconds(30));
        pass.requireLive(NAME, healed);
    }

    private void killCollector() {
        Child collector = cloud.child(SITE.collector());
        long before = pass.books()
                .collectors()
                .of(SITE)
                .map(ledger -> ledger.path("waiting").asLong(0))
                .orElse(0L);
        collector.kill();
        findings.stage(
                NAME + ": " + SITE.collector() + " killed with " + before + " transactions in its spool",
                Instant.now());
        findings.check(
                NAME + ": the killed collector held transactions that the hub did not have",
                before > 0,
                "more than 0",
                Long.toString(before),
                null);
        Waiting.pause(DEAD_FOR);
        collector.start();
        boolean up = pass.await(Duration.ofMinutes(1), () -> cloud.isUp(SITE.collector()));
        findings.stage(NAME + ": " + SITE.collector() + (up ? " up again" : " does not come up"), Instant.now());
    }

    private boolean isLongEnough(Instant cut) {
        return Duration.between(cut, Instant.now()).compareTo(SHORTEST) >= 0
                && pass.books().requests(SITE, cut) >= REQUESTS;
    }

    private void judgeCut(Instant cut) {
        Duration length = Duration.between(cut, Instant.now());
        long requests = pass.books().requests(SITE, cut);
        findings.check(
                NAME + ": length and requests at the site meanwhile, by its access logs",
                length.compareTo(SHORTEST) >= 0 && requests >= REQUESTS,
                "at least " + Findings.seconds(SHORTEST) + " and " + REQUESTS,
                Findings.seconds(length) + " and " + requests,
                requests);
        findings.figure("cut.seconds", length.toMillis() / 1000.0, "s");
        findings.figure("cut.requests", (double) requests, "requests");
        String here = Pass.siteState(cloud.hub().keep("sites").body(), SITE);
        String there = pass.siteState(SITE.other());
        findings.check(
                NAME + ": at its end the site is stale, the other live",
                here.equals("stale") && there.equals("live"),
                "stale, live",
                here + ", " + there,
                null);
    }
}
