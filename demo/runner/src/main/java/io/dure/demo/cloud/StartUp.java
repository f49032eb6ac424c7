package io.dure.demo.cloud;

import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Readiness;
import io.dure.demo.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** The order of the start: hub and vantage points, then one portal a site, the load, then the rest. */
final class StartUp {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int TAIL = 12;

    private final Cloud cloud;
    private final Progress progress;

    StartUp(Cloud cloud, Progress progress) {
        this.cloud = cloud;
        this.progress = progress;
    }

    void run() {
        try (Readiness ready = new Readiness()) {
            progress.step("directory of sample users up at ldap://" + Addresses.DIRECTORY);
            Child hub = started("hub");
            Child witness = started(Addresses.WITNESS);
            for (Site site : Site.values()) {
                started(site.collector());
            }
            await(hub, () -> ready.http(Addresses.CONSOLE, "/actuator/health"));
            progress.step("hub up at http://" + Addresses.CONSOLE);
            for (Site site : Site.values()) {
                await(cloud.child(site.collector()), () -> ready.tcp(site.otlp()) && ready.tcp(site.dns()));
                progress.step("collector and nameserver of site " + site.id() + " up at " + site.dns());
            }
            await(witness, () -> ready.tcp(Addresses.WITNESS_DNS));
            progress.step("witness up at " + Addresses.WITNESS_DNS);
            startPortals(ready);
            awaitFirstValues();
            progress.step("first values from both sites");
        }
    }

    private void startPortals(Readiness ready) {
        for (Site site : Site.values()) {
            started("notices-" + site.id());
            started(Cloud.portalNames(site).getFirst());
        }
        for (Site site : Site.values()) {
            awaitPortal(ready, site, 0);
        }
        cloud.startLoad();
        progress.step("load on " + Addresses.NAME + " begins");
        for (Site site : Site.values()) {
            started(Cloud.portalNames(site).get(1));
        }
        for (Site site : Site.values()) {
            await(cloud.child("notices-" + site.id()), () -> ready.http(site.notices(), "/health"));
            awaitPortal(ready, site, 1);
        }
        progress.step("all instances of the portal and its notices service up");
    }

    private void awaitPortal(Readiness ready, Site site, int index) {
        Child portal = cloud.portals(site).get(index);
        await(portal, () -> ready.http(site.portals().get(index), "/health"));
        progress.step(portal.name() + " up at http://" + site.portals().get(index));
    }

    private Child started(String name) {
        Child child = cloud.child(name);
        child.start();
        return child;
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

    private void await(Child child, BooleanSupplier ready) {
        boolean up = Waiting.until(LONGEST, () -> child.diedByItself() || ready.getAsBoolean());
        if (child.diedByItself()) {
            throw new CannotStart(child.name() + " ended; its log "
                    + child.program().log() + " says:\n" + tail(child.program().log()));
        }
        if (!up) {
            throw new CannotStart(child.name() + " was not up after " + LONGEST.toSeconds() + " s; see "
                    + child.program().log());
        }
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
