package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Addresses;
import io.dure.demo.outside.OfficeZone;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A zone of somebody else's that the portal is bound to, and in which others write and delete. */
record OutsideHand(Cloud cloud, Findings findings, ServiceSight portal) {
    private static final String STRANGER = "192.0.2.66";
    private static final String TOKEN = "_dure-" + Addresses.NAME;
    private static final Duration SOON = Duration.ofSeconds(15);
    /** What somebody else wrote is to be found within a minute. */
    private static final Duration FOUND = Duration.ofMinutes(1);

    /** The second repair waits half a minute. */
    private static final Duration REPAIRED_AGAIN = Duration.ofSeconds(45);

    /** Longer than from one look to the next. */
    private static final Duration LOOKED_AGAIN = Duration.ofSeconds(12);

    OutsideHand(Cloud cloud, Findings findings) {
        this(cloud, findings, new ServiceSight(cloud.hub(), Addresses.SERVICE));
    }

    void play() {
        boolean same = Waiting.until(SOON, () -> OfficeZone.addresses().equals(portals()) && inSync());
        check("zone outside: BIND answers what the plan says", same, portals(), OfficeZone.addresses());
        JsonNode preview = cloud.hub()
                .post(
                        portal.path() + "/weights/preview",
                        Map.of("weights", Map.of("private", 0, "public", 70), "reason", "scenario steering"))
                .required();
        List<String> dry = preview.path("changes")
                .valueStream()
                .filter(change -> change.path("provider").asString("").equals(Addresses.OFFICE))
                .map(change -> change.path("name").asString("") + " "
                        + change.path("type").asString(""))
                .sorted()
                .toList();
        check(
                "zone outside: the dry run names its exact records",
                dry.size() == 3 && dry.getFirst().equals("_dure-" + Addresses.NAME + " TXT"),
                "the token and the two addresses of the private cloud",
                dry);
        drift("drift", SOON);
        drift("drift again", REPAIRED_AGAIN);
        deletedToken();
        deletedTokenAndMore();
    }

    /** Whoever writes twice waits longer for the second repair, which is when people are told. */
    private void drift(String what, Duration repair) {
        Instant written = Instant.now();
        nsupdate("update add " + Addresses.NAME + ". 5 A " + STRANGER);
        findings.stage(what + ": an address written by nsupdate", written);
        boolean found = Waiting.until(FOUND, () -> audited("drift", written));
        Duration taken = Duration.between(written, Instant.now());
        findings.checkWithin(what + ": found", FOUND, found ? taken : null);
        findings.figure(
                what.replace(' ', '.') + ".found", taken.toMillis() / 1000.0, "s", (double) FOUND.toSeconds(), null);
        boolean repaired = Waiting.until(repair, () -> OfficeZone.addresses().equals(portals()) && inSync());
        check(what + ": repaired, as the service says", repaired, portals(), OfficeZone.addresses());
    }

    /** Nobody has written anything else: the next repair by itself is a minute away, and an operator does not wait for it. */
    private void deletedToken() {
        nsupdate("update delete " + TOKEN + ". TXT");
        JsonNode drift = awaitMissing("token deleted", 1);
        check(
                "token deleted: what was written is shown beside nothing",
                drift.path("records").size() == 1
                        && drift.path("records").path(0).path("found").isNull()
                        && drift.path("records")
                                .path(0)
                                .path("wanted")
                                .asString("")
                                .contains("epoch="),
                "one record, found nothing, wanted a token",
                drift.path("records"));
        check(
                "token deleted: answers stay",
                OfficeZone.addresses().equals(portals()),
                portals(),
                OfficeZone.addresses());
        repair("token deleted");
    }

    /** Whoever deletes the token and writes, too, may mean the name for something else: that is only an operator's to say. */
    private void deletedTokenAndMore() {
        nsupdate("update delete " + TOKEN + ". TXT\nupdate add " + Addresses.NAME + ". 5 A " + STRANGER);
        JsonNode drift = awaitMissing("token deleted and a stranger written", 2);
        Waiting.pause(LOOKED_AGAIN);
        check(
                "token deleted and a stranger written: left as it is until an operator says so",
                drift.path("repairAt").isNull()
                        && OfficeZone.addresses().contains(STRANGER)
                        && !OfficeZone.token().contains("epoch="),
                "no repair by itself, the stranger, no token",
                drift.path("repairAt") + ", " + OfficeZone.addresses() + ", " + OfficeZone.token());
        repair("token deleted and a stranger written");
    }

    private JsonNode awaitMissing(String what, int records) {
        Instant written = Instant.now();
        findings.stage(what + " by nsupdate", written);
        boolean found = Waiting.until(
                FOUND,
                () -> drift().path("code").asString("").equals("token-missing")
                        && drift().path("records").size() == records);
        findings.checkWithin(
                what + ": found as token-missing", FOUND, found ? Duration.between(written, Instant.now()) : null);
        cloud.hub().keep(portal.path() + "/providers");
        return drift();
    }

    private void repair(String what) {
        int status = cloud.hub()
                .post(
                        portal.path() + "/providers/" + Addresses.OFFICE + "/repair",
                        Map.of("reason", "scenario steering"))
                .status();
        boolean back = Waiting.until(
                SOON,
                () -> OfficeZone.token().contains("epoch=")
                        && OfficeZone.addresses().equals(portals())
                        && inSync()
                        && drift().isNull());
        check(
                what + ": taken back by the operator's repair",
                status == 200 && back,
                "200, a token, " + portals() + ", no drift",
                status + ", " + OfficeZone.token() + ", " + OfficeZone.addresses() + ", " + drift());
    }

    private JsonNode drift() {
        return portal.provider(Addresses.OFFICE).path("drift");
    }

    private void nsupdate(String changes) {
        new OfficeZone(cloud.folder(), cloud.secrets()).nsupdate(changes);
    }

    private static Set<String> portals() {
        return Set.of("127.0.1.21", "127.0.1.22", "127.0.2.21", "127.0.2.22");
    }

    private boolean inSync() {
        return portal.provider(Addresses.OFFICE).path("state").asString("").equals("in-sync");
    }

    private boolean audited(String act, Instant since) {
        return cloud.hub()
                .get("audit?limit=50")
                .body()
                .path("entries")
                .valueStream()
                .anyMatch(entry -> entry.path("act").asString("").equals(act)
                        && !Instant.parse(entry.path("at").asString("1970-01-01T00:00:00Z"))
                                .isBefore(since));
    }

    private void check(String name, boolean held, Object expected, Object actual) {
        findings.check(name, held, String.valueOf(expected), String.valueOf(actual), null);
    }
}
