package io.dure.demo.cloud;

import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.Site;
import io.dure.demo.load.DnsMessages;
import io.dure.demo.outside.OfficeZone;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The order of the start: hub and vantage points, then one portal a site, the load, then the rest. */
final class StartUp {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String SERVICE = "services/" + Addresses.SERVICE;
    private static final int TAIL = 12;

    private final Cloud cloud;
    private final Progress progress;

    StartUp(Cloud cloud, Progress progress) {
        this.cloud = cloud;
        this.progress = progress;
    }

    void run() {
        progress.step("directory of sample users up at ldap://" + Addresses.DIRECTORY);
        if (cloud.hasOutside()) {
            startZone();
        }
        start("hub");
        start(Addresses.WITNESS);
        for (Site site : Site.values()) {
            start(site.collector());
        }
        await("hub", Addresses.CONSOLE);
        for (Site site : Site.values()) {
            await(site.collector(), site.dns());
        }
        await(Addresses.WITNESS, Addresses.WITNESS_DNS);
        letAgentsEnrol();
        startPortals();
        awaitFirstValues();
        progress.step("first values from both sites");
        steerAutomatically();
        progress.step("both members up by quorum; the service is steered automatically from now on");
    }

    private void startZone() {
        start(Addresses.OFFICE);
        if (!Waiting.until(
                LONGEST,
                () -> OfficeZone.ask("ns.egov.test", DnsMessages.TYPE_A).isPresent())) {
            throw new CannotStart("the zone outside does not answer; see "
                    + cloud.child(Addresses.OFFICE).program().log());
        }
        progress.step("a zone of somebody else's up at " + Addresses.OFFICE_DNS);
    }

    /** A service is put under automatic steering once it runs, else its start would be its first incident. */
    private void steerAutomatically() {
        if (!Waiting.until(LONGEST, this::allEndpointsAreUp)) {
            throw new CannotStart("not every instance of the portal is up by quorum after " + LONGEST.toSeconds()
                    + " s; the logs are in " + cloud.folder().file("logs"));
        }
        cloud.hub()
                .put(SERVICE + "/mode", Map.of("mode", "automatic", "reason", "all instances of the portal run"))
                .required();
    }

    private boolean allEndpointsAreUp() {
        JsonNode members = cloud.hub().get(SERVICE).body().path("members");
        for (JsonNode member : members) {
            for (JsonNode endpoint : member.path("endpoints")) {
                if (!endpoint.path("verdict").asString("").equals("up")) {
                    return false;
                }
            }
        }
        return members.size() == Site.values().length;
    }

    /** As an administrator does before a site's applications are rolled out: one token a site, for each of its agents. */
    private void letAgentsEnrol() {
        try (HubClient administrator = cloud.administrator()) {
            for (Site site : Site.values()) {
                String token = administrator
                        .postForSecret(
                                "enrolments",
                                Map.of(
                                        "site",
                                        site.id(),
                                        "agents",
                                        Cloud.instances(site).size()))
                        .required()
                        .path("token")
                        .asString();
                cloud.secrets().keep(ConfigurationFiles.enrolmentToken(site), token);
            }
        }
    }

    private void startPortals() {
        for (Site site : Site.values()) {
            start("notices-" + site.id());
            start(Cloud.portalNames(site).getFirst());
        }
        for (Site site : Site.values()) {
            awaitPortal(site, 0);
        }
        cloud.startLoad();
        progress.step("load on " + Addresses.NAME + " begins");
        for (Site site : Site.values()) {
            start(Cloud.portalNames(site).get(1));
        }
        for (Site site : Site.values()) {
            await("notices-" + site.id(), site.notices());
            awaitPortal(site, 1);
        }
    }

    private void awaitPortal(Site site, int index) {
        await(Cloud.portalNames(site).get(index), site.portals().get(index));
    }

    private void start(String name) {
        cloud.child(name).start();
    }

    private void awaitFirstValues() {
        cloud.signIn();
        if (!Waiting.until(LONGEST, this::bothSitesHaveValues)) {
            throw new CannotStart("no values from both sites after " + LONGEST.toSeconds() + " s; the logs are in "
                    + cloud.folder().file("logs"));
        }
    }

    private boolean bothSitesHaveValues() {
        JsonNode sites = cloud.hub().get("sites").body().path("sites");
        long withValues = 0;
        for (JsonNode site : sites) {
            withValues += site.path("values").path("tps").asDouble(0) > 0 ? 1 : 0;
        }
        return withValues == Site.values().length;
    }

    private void await(String name, Address address) {
        Child child = cloud.child(name);
        boolean up = Waiting.until(LONGEST, () -> child.diedByItself() || cloud.isUp(name));
        if (child.diedByItself()) {
            throw new CannotStart(name + " ended; its log " + child.program().log() + " says:\n"
                    + tail(child.program().log()));
        }
        if (!up) {
            throw new CannotStart(name + " was not up after " + LONGEST.toSeconds() + " s; see "
                    + child.program().log());
        }
        progress.step(name + " up at " + address);
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
