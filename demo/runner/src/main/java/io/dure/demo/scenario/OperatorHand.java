package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One operator at work on one cloud. */
record OperatorHand(Cloud cloud, Findings findings) {
    private static final Site DOWN = Site.PRIVATE;
    static final Duration FROZEN = Duration.ofSeconds(25);
    /** Two probes 2 s apart, the second given 1 s, and a second of evidence: with room. */
    private static final Duration DECIDED = Duration.ofSeconds(10);

    private static final Duration ANSWERED = Duration.ofSeconds(8);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);
    private static final Duration BACK = Duration.ofMinutes(3);
    private static final String SERVICE = "services/" + Addresses.SERVICE;

    void refusals() {
        refused("weights that leave nothing", weights(0, 0), "never-empty");
        refused("a weight below 0", weights(-1, 70), "invalid-weight");
        refused("a weight above 255", weights(256, 70), "invalid-weight");
        refused(
                "an approval that nothing waits for",
                cloud.hub().post(SERVICE + "/approval", approval("evacuate")),
                "no-pending-approval");
    }

    void freeze() {
        Instant until = Instant.now().plus(FROZEN);
        cloud.hub()
                .put(SERVICE + "/freeze", Map.of("until", until.toString(), "reason", "scenario steering"))
                .required();
        refused("weights while frozen", weights(40, 60), "frozen");
        Instant killed = kill("frozen");
        boolean withheld = Waiting.until(DECIDED, () -> field("withheld").equals("frozen"));
        findings.checkWithin(
                "frozen: the evacuation is wanted and withheld",
                DECIDED,
                withheld ? Duration.between(killed, Instant.now()) : null);
        alarm("frozen", "frozen-but-down");
        Waiting.pause(Duration.between(Instant.now(), until));
        findings.stage("frozen: end of the freeze", until);
        answersGoOn("frozen: until its end", new Period(killed, until));
        incidents("frozen: until its end", until, 0);
        // the last answers that name it are those of the moment in which the freeze ends
        boolean evacuated = Waiting.until(ANSWERED, () -> field("state").equals("evacuated"));
        Waiting.pause(Duration.ofSeconds(3));
        noAnswerAfter("frozen: from its end to the last answer that named the dead site", until, ANSWERED);
        findings.check("frozen: the automatic act follows when it ends", evacuated, "evacuated", field("state"), null);
        comeBack("frozen", Optional.empty());
    }

    void approve() {
        mode("on-approval");
        Instant killed = kill("approval");
        boolean pending = Waiting.until(DECIDED, () -> pending().equals("evacuate private"));
        Duration taken = Duration.between(killed, Instant.now());
        findings.checkWithin("approval: an evacuation waits for a click", DECIDED, pending ? taken : null);
        findings.figure("approval.pending", taken.toMillis() / 1000.0, "s", (double) DECIDED.toSeconds(), null);
        alarm("approval", "approval-wanted");
        Waiting.pause(Duration.ofSeconds(10));
        Instant clicked = Instant.now();
        answersGoOn("approval: until the click", new Period(killed, clicked));
        incidents("approval: until the click", clicked, 1);
        cloud.hub().post(SERVICE + "/approval", approval("evacuate")).required();
        findings.stage("approval: evacuation approved", clicked);
        Waiting.until(ANSWERED, () -> field("state").equals("evacuated"));
        Waiting.pause(Duration.ofSeconds(5));
        noAnswerAfter("approval: from the click to the last answer that named the dead site", clicked, ANSWERED);
        comeBack("approval", Optional.of("return private"));
        mode("automatic");
    }

    /** The member serves again, after a click where one is due. */
    private void comeBack(String name, Optional<String> awaited) {
        cloud.portals(DOWN).forEach(Child::start);
        Instant started = Instant.now();
        findings.stage(name + ": private instances started again", started);
        if (awaited.isPresent()) {
            boolean pending = Waiting.until(BACK, () -> pending().equals(awaited.get()));
            findings.check(name + ": the return waits for a click, too", pending, awaited.get(), pending(), null);
            Instant clicked = Instant.now();
            findings.check(
                    name + ": until that click no answer names the site",
                    new Answers(cloud.load().exchanges())
                            .during(new Period(started, clicked))
                            .firstNaming(DOWN)
                            .isEmpty(),
                    "none",
                    new Answers(cloud.load().exchanges())
                                    .during(new Period(started, clicked))
                                    .naming(DOWN)
                            + " answers",
                    null);
            cloud.hub().post(SERVICE + "/approval", approval("return")).required();
            findings.stage(name + ": return approved", clicked);
        }
        boolean serving = Waiting.until(
                BACK,
                () -> field("state").equals("serving")
                        && cloud.portals(DOWN).stream().allMatch(Child::isRunning));
        findings.check(name + ": the member serves again", serving, "serving", field("state"), null);
    }

    private Instant kill(String name) {
        Instant killed = Instant.now();
        cloud.portals(DOWN).forEach(Child::kill);
        findings.stage(name + ": private instances killed", killed);
        return killed;
    }

    private HubClient.Reply weights(int here, int there) {
        return cloud.hub()
                .put(
                        SERVICE + "/weights",
                        Map.of("weights", Map.of("private", here, "public", there), "reason", "scenario steering"));
    }

    private static Map<String, String> approval(String kind) {
        return Map.of("site", DOWN.id(), "kind", kind, "decision", "approve", "reason", "scenario steering");
    }

    private void mode(String mode) {
        cloud.hub()
                .put(SERVICE + "/mode", Map.of("mode", mode, "reason", "scenario steering"))
                .required();
        findings.stage("mode " + mode, Instant.now());
    }

    private void refused(String what, HubClient.Reply reply, String code) {
        String told = reply.body().path("code").asString("");
        findings.check(
                "refused: " + what,
                reply.status() / 100 == 4 && told.equals(code),
                code,
                reply.status() + " " + told,
                null);
    }

    private void alarm(String name, String code) {
        boolean on = Waiting.until(DECIDED, () -> isOn(code));
        cloud.hub().keep("sites");
        findings.check(name + ": an alarm says so", on, code, on ? code : "no such alarm", null);
    }

    private boolean isOn(String code) {
        return cloud.hub()
                .get("sites")
                .body()
                .path("alarms")
                .valueStream()
                .anyMatch(alarm -> alarm.path("code").asString("").equals(code));
    }

    /** Nothing was done: every few seconds some answer still names the site. */
    private void answersGoOn(String name, Period period) {
        Answers answers = new Answers(cloud.load().exchanges()).during(period);
        Duration gap = answers.longestWithout(DOWN, period);
        findings.check(
                name + ", longest time without an answer naming the dead site",
                gap.compareTo(LONGEST_GAP) <= 0,
                "at most " + Findings.seconds(LONGEST_GAP) + ": nobody has acted",
                Findings.seconds(gap),
                answers.count());
    }

    private void noAnswerAfter(String name, Instant since, Duration longest) {
        Answers answers = new Answers(cloud.load().exchanges()).during(Period.since(since));
        Duration taken =
                answers.lastNaming(DOWN).map(at -> Duration.between(since, at)).orElse(Duration.ZERO);
        Duration quiet = Duration.between(since.plus(taken), Instant.now());
        findings.check(
                name,
                taken.compareTo(longest) <= 0 && quiet.compareTo(Duration.ofSeconds(2)) >= 0,
                "at most " + Findings.seconds(longest) + ", and none for 2 s after it",
                Findings.seconds(taken) + ", none for " + Findings.seconds(quiet),
                answers.count());
    }

    private void incidents(String name, Instant before, int expected) {
        long opened = cloud.hub()
                .keep("incidents?service=" + Addresses.SERVICE + "&limit=20")
                .required()
                .path("incidents")
                .valueStream()
                .filter(incident -> Instant.parse(incident.path("openedAt").asString("1970-01-01T00:00:00Z"))
                        .isBefore(before))
                .count();
        findings.check(
                name + ", incidents opened",
                opened == expected,
                Integer.toString(expected),
                Long.toString(opened),
                null);
    }

    private String field(String name) {
        return cloud.hub()
                .get(SERVICE)
                .body()
                .path("members")
                .valueStream()
                .filter(member -> member.path("site").asString("").equals(DOWN.id()))
                .map(member -> member.path(name).asString(""))
                .findFirst()
                .orElse("");
    }

    private String pending() {
        JsonNode pending = cloud.hub().get(SERVICE).body().path("pendingApproval");
        return pending.isObject()
                ? pending.path("kind").asString("") + " " + pending.path("site").asString("")
                : "nothing";
    }

    void audit() {
        JsonNode entries = cloud.hub().keep("audit?limit=200").required().path("entries");
        row(entries, "set-weights", "never-empty");
        row(entries, "set-weights", "frozen");
        row(entries, "freeze", "done");
        row(entries, "set-mode", "done");
        row(entries, "approve", "done");
        row(entries, "approve", "no-pending-approval");
    }

    private void row(JsonNode entries, String act, String outcome) {
        long rows = entries.valueStream()
                .filter(entry -> entry.path("act").asString("").equals(act)
                        && entry.path("outcome").asString("").equals(outcome)
                        && entry.path("actor").asString("").equals("operator"))
                .count();
        findings.check(
                "audit: " + act + " by the operator, " + outcome, rows > 0, "at least one row", rows + " rows", null);
    }
}
