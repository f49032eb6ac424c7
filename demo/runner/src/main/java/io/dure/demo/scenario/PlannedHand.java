package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.directory.Directory.User;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.load.Surge;
import io.dure.demo.outside.Inbox;
import io.dure.demo.outside.OfficeZone;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What operators plan: a zone of somebody else's, services as a document, two people, drills; and who is told. */
record PlannedHand(Cloud cloud, Findings findings) {
    private static final String SERVICE = "services/" + Addresses.SERVICE;
    private static final String REASON = "scenario steering";
    private static final String STRANGER = "192.0.2.66";
    private static final Duration SOON = Duration.ofSeconds(15);
    /** What somebody else wrote is to be found within a minute. */
    private static final Duration FOUND = Duration.ofMinutes(1);

    /** The second repair waits half a minute. */
    private static final Duration REPAIRED_AGAIN = Duration.ofSeconds(45);

    private static final Duration DRILLED = Duration.ofSeconds(100);
    private static final Duration ABORTED = Duration.ofSeconds(45);
    private static final Duration TOLD = Duration.ofSeconds(30);
    private static final Duration SILENT = Duration.ofSeconds(40);

    void outsideZone() {
        boolean same = Waiting.until(SOON, () -> OfficeZone.addresses().equals(portals()) && inSync());
        check("zone outside: BIND answers what the plan says", same, portals(), OfficeZone.addresses());
        JsonNode preview = cloud.hub()
                .post(
                        SERVICE + "/weights/preview",
                        Map.of("weights", Map.of("private", 0, "public", 70), "reason", REASON))
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
    }

    /** Whoever writes twice waits longer for the second repair, which is when people are told. */
    private void drift(String what, Duration repair) {
        Instant written = Instant.now();
        new OfficeZone(cloud.folder(), cloud.secrets()).nsupdate("update add " + Addresses.NAME + ". 5 A " + STRANGER);
        findings.stage(what + ": an address written by nsupdate", written);
        boolean found = Waiting.until(FOUND, () -> audited("drift", written));
        Duration taken = Duration.between(written, Instant.now());
        findings.checkWithin(what + ": found", FOUND, found ? taken : null);
        findings.figure(
                what.replace(' ', '.') + ".found", taken.toMillis() / 1000.0, "s", (double) FOUND.toSeconds(), null);
        boolean repaired = Waiting.until(repair, () -> OfficeZone.addresses().equals(portals()) && inSync());
        check(what + ": repaired, as the service says", repaired, portals(), OfficeZone.addresses());
    }

    void document() {
        ServicesTool tool = new ServicesTool(cloud);
        check("services export: exit status", tool.export().status() == 0, 0, Files.exists(tool.file()));
        int unchanged = tool.diff().status();
        check("services diff of what was exported", unchanged == 0, 0, unchanged);
        rewrite(tool, "two-people: false", "two-people: true");
        ServicesTool.Said differs = tool.diff();
        check(
                "services diff: tells the key that differs",
                differs.status() == 1 && differs.text().contains("guardrails.two-people: false -> true"),
                "exit 1, guardrails.two-people: false -> true",
                differs.status() + ", " + differs.text().strip());
        ServicesTool.Said applied = tool.apply();
        check(
                "services apply: exit status",
                applied.status() == 0,
                0,
                applied.status() + ", " + applied.text().strip());
    }

    void twoPeople() {
        JsonNode proposal = cloud.hub()
                .put(SERVICE + "/weights", Map.of("weights", Map.of("private", 40, "public", 60), "reason", REASON))
                .body();
        String id = proposal.path("id").asString("none");
        check(
                "two people: weights become a proposal",
                proposal.path("state").asString("").equals("pending") && configured() == 50,
                "pending, and the weight as it was",
                proposal.path("state").asString("") + ", " + configured());
        Map<String, String> approval = Map.of("decision", "approve", "reason", REASON);
        HubClient.Reply alone = cloud.hub().post(SERVICE + "/proposals/" + id + "/decision", approval);
        check("two people: an operator does not approve", alone.status() == 403, 403, alone.status());
        try (HubClient approver = signedIn(User.APPROVER)) {
            approver.post(SERVICE + "/proposals/" + id + "/decision", approval).required();
            check("two people: done when another approves", configured() == 40, 40, configured());
            ServicesTool tool = new ServicesTool(cloud);
            rewrite(tool, "two-people: true", "two-people: false");
            rewrite(tool, "weight: 50", "weight: 40", "weight: 60");
            ServicesTool.Said off = tool.apply();
            check(
                    "two people: one administrator cannot switch it off",
                    off.status() == 1 && off.text().contains("proposed:"),
                    "exit 1, proposed",
                    off.status() + ", " + off.text().strip());
            String waiting = pending(approver).orElse("none");
            try (HubClient admin = signedIn(User.ADMIN)) {
                HubClient.Reply own = admin.post(SERVICE + "/proposals/" + waiting + "/decision", approval);
                String code = own.body().path("code").asString("");
                check(
                        "two people: who proposed it does not approve it",
                        code.equals("same-person"),
                        "same-person",
                        code);
            }
            approver.post(SERVICE + "/proposals/" + waiting + "/decision", approval)
                    .required();
            int same = tool.diff().status();
            check("two people: switched off by two", same == 0, 0, same);
            new RemovedService(cloud, findings).play(tool);
        }
    }

    private static Optional<String> pending(HubClient hub) {
        return hub.keep(SERVICE + "/proposals")
                .body()
                .path("proposals")
                .valueStream()
                .filter(one -> one.path("state").asString("").equals("pending"))
                .map(one -> one.path("id").asString(""))
                .findFirst();
    }

    void drill() {
        String id = start(0.5, 1);
        JsonNode drill = awaitDrill(id, DRILLED, state -> state.equals("completed") || state.startsWith("abort"));
        check(
                "drill: completed with the return",
                drill.path("state").asString("").equals("completed"),
                "completed",
                drill.path("state").asString("") + " " + drill.path("abort"));
        JsonNode moved = stage(drill, "moved");
        check("drill: its traffic was seen to move", moved.isNumber(), "a time", moved);
        findings.figure("drill.moved", moved.asDouble(-1) / 1000, "s");
        check("drill: the member serves again", serving(), "serving", state());
    }

    void abortedDrill() {
        String id = start(0.07, 600);
        Waiting.until(SOON, () -> stage(drill(id), "answered").isNumber());
        Instant since = Instant.now();
        Surge surge = Surge.on(Site.PUBLIC.portals());
        JsonNode drill = awaitDrill(id, ABORTED, state -> state.startsWith("abort"));
        surge.close();
        Duration taken = Duration.between(since, Instant.now());
        check(
                "drill aborted by the survivor's errors",
                drill.path("abort").path("code").asString("").equals("error-rate"),
                "error-rate",
                drill.path("state").asString("") + " " + drill.path("abort"));
        findings.figure("drill.aborted", taken.toMillis() / 1000.0, "s");
        boolean back = Waiting.until(SOON, this::serving);
        check("drill aborted: the site is put back at once", back, "serving", state());
    }

    private String start(double errorRate, int staySeconds) {
        HubClient.Reply reply = cloud.hub()
                .post(
                        SERVICE + "/drills",
                        Map.of(
                                "site",
                                Site.PRIVATE.id(),
                                "limits",
                                Map.of("errorRate", errorRate, "p95Ms", 5_000),
                                "stayMs",
                                staySeconds * 1_000,
                                "reason",
                                REASON));
        findings.stage("drill of the private cloud with a limit of " + errorRate + " errors", Instant.now());
        check(
                "drill: begins",
                reply.isOk(),
                "201",
                reply.status() + " " + reply.body().path("code").asString(""));
        return reply.body().path("id").asString("none");
    }

    private JsonNode drill(String id) {
        return cloud.hub().get("drills/" + id).body();
    }

    private JsonNode awaitDrill(String id, Duration longest, Predicate<String> reached) {
        Waiting.until(longest, () -> reached.test(drill(id).path("state").asString("")));
        return cloud.hub().keep("drills/" + id).body();
    }

    private static JsonNode stage(JsonNode drill, String name) {
        return drill.path("stages")
                .valueStream()
                .filter(stage -> stage.path("stage").asString("").equals(name))
                .map(stage -> stage.path("afterMs"))
                .findFirst()
                .orElseGet(() -> drill.path("no such stage"));
    }

    /** What people were told meanwhile, and then that the hub is dead, by a vantage point. */
    void told(Instant since) {
        told("dure.failover.begun", since);
        told("dure.return.begun", since);
        told("dure.drift.begun", since);
        Instant killed = Instant.now();
        cloud.child("hub").kill();
        findings.stage("hub killed", killed);
        Optional<Duration> silent = told("dure.hub-silent.begun", killed);
        silent.ifPresent(taken -> findings.figure("told.hub-silent", taken.toMillis() / 1000.0, "s"));
        cloud.child("hub").start();
        told("dure.hub-silent.over", killed);
        Waiting.until(
                SILENT, () -> cloud.isUp("hub") && cloud.signInIfPossible().isOk());
        check(
                "notices: every webhook bore the right signature",
                cloud.inbox().allGenuine(),
                true,
                cloud.inbox().allGenuine());
        findings.raw(List.of(cloud.inbox().file()));
    }

    private Optional<Duration> told(String type, Instant since) {
        Inbox inbox = cloud.inbox();
        Waiting.until(
                type.contains("silent") ? SILENT : TOLD,
                () -> inbox.webhook(type, since)
                        .filter(one -> inbox.hasMail(one.id()))
                        .isPresent());
        Optional<Inbox.Webhook> came = inbox.webhook(type, since);
        boolean mailed = came.filter(one -> inbox.hasMail(one.id())).isPresent();
        check(
                "notices: " + type + " by webhook and by mail",
                mailed,
                "both",
                came.isEmpty() ? "neither webhook" : mailed ? "both" : "no mail");
        return came.map(one -> Duration.between(since, one.at()));
    }

    private HubClient signedIn(User user) {
        HubClient client = new HubClient(Addresses.CONSOLE, cloud.folder().folder("raw/" + user.id()));
        client.signIn(user.id(), cloud.secrets().read(user.password(cloud.secrets())))
                .required();
        return client;
    }

    private static void rewrite(ServicesTool tool, String from, String... to) {
        try {
            String text = Files.readString(tool.file());
            for (String next : to) {
                text = text.replaceFirst(from, next);
            }
            Files.writeString(tool.file(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> portals() {
        return Set.of("127.0.1.21", "127.0.1.22", "127.0.2.21", "127.0.2.22");
    }

    private boolean inSync() {
        return cloud.hub()
                .get(SERVICE + "/providers")
                .body()
                .path("providers")
                .valueStream()
                .anyMatch(one -> one.path("id").asString("").equals(Addresses.OFFICE)
                        && one.path("state").asString("").equals("in-sync"));
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

    private JsonNode member() {
        return cloud.hub()
                .get(SERVICE)
                .body()
                .path("members")
                .valueStream()
                .filter(one -> one.path("site").asString("").equals(Site.PRIVATE.id()))
                .findFirst()
                .orElseThrow();
    }

    private int configured() {
        return member().path("configuredWeight").asInt(-1);
    }

    private String state() {
        return member().path("state").asString("");
    }

    private boolean serving() {
        return state().equals("serving");
    }

    private void check(String name, boolean held, Object expected, Object actual) {
        findings.check(name, held, String.valueOf(expected), String.valueOf(actual), null);
    }
}
