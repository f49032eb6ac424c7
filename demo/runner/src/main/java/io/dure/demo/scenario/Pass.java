package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** What all passes of the partition have in common. */
record Pass(Cloud cloud, Findings findings, Progress progress, Books books) {
    private static final Duration REJOIN = Duration.ofMinutes(1);

    /** New users, whose raw files are kept apart. */
    void begin(String name) {
        cloud.restartLoad(name);
        Waiting.pause(Duration.ofSeconds(5));
    }

    /** The load goes; raw files of it are kept. */
    Instant stopLoad(String name) {
        cloud.stopLoad();
        Instant stopped = Instant.now();
        findings.stage(name + ": load stopped", stopped);
        List<Path> files = List.of(cloud.load().dnsFile(), cloud.load().httpFile());
        findings.raw(files);
        return stopped;
    }

    Steadiness steadiness() {
        return new Steadiness(cloud, findings);
    }

    boolean await(Duration longest, BooleanSupplier condition) {
        return Waiting.until(longest, condition);
    }

    /** Everything is connected and reports; signs in again when the hub has forgotten the session. */
    void requireLive(String name, Instant since) {
        boolean live = Waiting.until(REJOIN, this::allLive);
        findings.checkWithin(
                name + ": both sites are live again", REJOIN, live ? Duration.between(since, Instant.now()) : null);
    }

    boolean allLive() {
        for (Site site : Site.values()) {
            if (!siteState(site).equals("live")) {
                return false;
            }
        }
        return true;
    }

    String siteState(Site site) {
        return siteState(signedIn("sites").body(), site);
    }

    static String siteState(JsonNode sites, Site site) {
        for (JsonNode each : sites.path("sites")) {
            if (each.path("id").asString("").equals(site.id())) {
                return each.path("state").asString("absent");
            }
        }
        return "absent";
    }

    HubClient.Reply signedIn(String path) {
        HubClient.Reply reply = cloud.hub().get(path);
        return reply.status() == 401 && cloud.signInIfPossible().isOk()
                ? cloud.hub().get(path)
                : reply;
    }

    JsonNode service() {
        return signedIn("services/" + Addresses.SERVICE).body();
    }

    void requireNoIncident() {
        JsonNode incidents = cloud.hub()
                .keep("incidents?service=" + Addresses.SERVICE + "&limit=20")
                .required();
        int count = incidents.path("incidents").size();
        findings.check("no failover in any of it", count == 0, "0 incidents", count + " incidents", null);
    }
}
