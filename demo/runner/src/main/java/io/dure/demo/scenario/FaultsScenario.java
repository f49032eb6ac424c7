package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One process after the other dies and comes back, a link is cut, bodies are hostile: users notice nothing of it. */
final class FaultsScenario implements Scenario {
    private static final Duration DEAD_FOR = Duration.ofSeconds(15);
    private static final Duration CUT_FOR = Duration.ofMinutes(1);
    private static final Duration REJOIN = Duration.ofMinutes(1);

    /** By configuration a site is stale six seconds after its last report. */
    private static final Duration STALE = Duration.ofSeconds(12);

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public Links links() {
        return Links.TO_THE_HUB;
    }

    @Override
    public void play(Cloud cloud, Findings findings, Progress progress) {
        Waiting.pause(SplitScenario.SETTLE);
        Steadiness steadiness = new Steadiness(cloud, findings);
        for (String victim : List.of("hub", Site.PRIVATE.collector(), Site.PUBLIC.collector(), Addresses.WITNESS)) {
            progress.step(victim + " killed and started again");
            kill(victim, cloud, findings, steadiness);
        }
        progress.step("the link of " + Site.PRIVATE.collector() + " to the hub cut for " + CUT_FOR.toSeconds() + " s");
        cut(cloud, findings, steadiness);
        progress.step("hostile bodies on the OTLP port");
        hostile(cloud, findings, steadiness);
        JsonNode incidents = cloud.hub()
                .keep("incidents?service=" + Addresses.SERVICE + "&limit=20")
                .required();
        int count = incidents.path("incidents").size();
        findings.check("no incident was opened by any of this", count == 0, "0", Integer.toString(count), null);
    }

    private static void kill(String victim, Cloud cloud, Findings findings, Steadiness steadiness) {
        Child child = cloud.child(victim);
        Period before = Steadiness.last(Duration.ofSeconds(15));
        Instant killed = Instant.now();
        child.kill();
        findings.stage(victim + " killed", killed);
        Waiting.pause(DEAD_FOR);
        Period dead = Period.since(killed);
        Instant started = Instant.now();
        child.start();
        findings.stage(victim + " started again", started);
        boolean rejoined = Waiting.until(REJOIN, () -> cloud.isUp(victim) && allLive(cloud));
        Duration taken = Duration.between(started, Instant.now());
        findings.checkWithin(
                victim + " killed: everything has rejoined after its start", REJOIN, rejoined ? taken : null);
        findings.figure(victim + ".rejoined", taken.toMillis() / 1000.0, "s");
        Waiting.pause(Duration.ofSeconds(6));
        cloud.hub().keep("sites");
        steadiness.judge(victim + " killed", Period.since(killed));
        for (Site site : Site.values()) {
            if (victim.equals(site.collector())) {
                steadiness.judgePace(victim + " killed", before, dead, site);
            }
        }
    }

    private static void cut(Cloud cloud, Findings findings, Steadiness steadiness) {
        Instant cut = Instant.now();
        cloud.relay(Site.PRIVATE).cut();
        findings.stage("link cut", cut);
        boolean stale = Waiting.until(STALE, () -> state(cloud, Site.PRIVATE).equals("stale"));
        Duration taken = Duration.between(cut, Instant.now());
        findings.checkWithin("link cut: the hub shows the site stale", STALE, stale ? taken : null);
        Waiting.pause(CUT_FOR.minus(taken));
        JsonNode sites = cloud.hub().keep("sites").required();
        String other = state(sites, Site.PUBLIC).orElse("absent");
        findings.check(
                "link cut: still stale at its end, the other site live",
                state(sites, Site.PRIVATE).orElse("absent").equals("stale") && other.equals("live"),
                "stale, live",
                state(sites, Site.PRIVATE).orElse("absent") + ", " + other,
                null);
        Instant mended = Instant.now();
        cloud.relay(Site.PRIVATE).mend();
        findings.stage("link mended", mended);
        boolean live = Waiting.until(REJOIN, () -> allLive(cloud));
        findings.checkWithin(
                "link mended: the site is live again", REJOIN, live ? Duration.between(mended, Instant.now()) : null);
        cloud.hub().keep("sites");
        steadiness.judge("link cut", Period.since(cut));
    }

    private static void hostile(Cloud cloud, Findings findings, Steadiness steadiness) {
        Instant begin = Instant.now();
        long pid = cloud.child(Site.PRIVATE.collector()).pid();
        new HostileBodies(cloud, findings).play();
        Waiting.pause(Duration.ofSeconds(12));
        Child collector = cloud.child(Site.PRIVATE.collector());
        boolean same = collector.isRunning() && collector.pid() == pid;
        findings.check(
                "OTLP: the collector lives on",
                same && allLive(cloud),
                "same process, site live",
                (same ? "same process, " : "another or none, ") + state(cloud, Site.PRIVATE),
                null);
        steadiness.judge("hostile bodies", Period.since(begin));
    }

    /** Signs in again when the hub has forgotten the session. */
    private static boolean allLive(Cloud cloud) {
        if (cloud.hub().get("sites").status() == 401) {
            HubClient.Reply reply = cloud.signInIfPossible();
            if (!reply.isOk()) {
                return false;
            }
        }
        JsonNode sites = cloud.hub().get("sites").body();
        for (Site site : Site.values()) {
            if (!state(sites, site).equals(Optional.of("live"))) {
                return false;
            }
        }
        for (JsonNode witness : sites.path("witnesses")) {
            if (!witness.path("connected").asBoolean(false)) {
                return false;
            }
        }
        return true;
    }

    private static String state(Cloud cloud, Site site) {
        return state(cloud.hub().get("sites").body(), site).orElse("absent");
    }

    private static Optional<String> state(JsonNode sites, Site site) {
        for (JsonNode each : sites.path("sites")) {
            if (each.path("id").asString("").equals(site.id())) {
                return Optional.of(each.path("state").asString("absent"));
            }
        }
        return Optional.empty();
    }
}
