package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** All instances of the private cloud die at once under load; judged by the load's raw files alone. */
final class Outage {
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Site DEAD = Site.PRIVATE;

    private final Cloud cloud;
    private final Findings findings;
    private final String name;

    Outage(Cloud cloud, Findings findings, String name) {
        this.cloud = cloud;
        this.findings = findings;
        this.name = name;
    }

    /** Kills them, and returns when the load has moved or will not. */
    Instant play(Duration longestToAnswers) {
        Instant killed = Instant.now();
        cloud.portals(DEAD).forEach(Child::kill);
        findings.stage(name + ": private instances killed", killed);
        Waiting.pause(Duration.ofSeconds(18));
        Optional<Instant> moved = awaitMoved(killed);
        moved.ifPresent(at -> findings.stage(name + ": load moved", at));
        judgeAnswers(Period.since(killed), longestToAnswers);
        judgeClicks(killed, moved);
        return killed;
    }

    private Optional<Instant> awaitMoved(Instant killed) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Instant> moved = new Clicks(cloud.load().attempts()).moved(killed, DEAD.other());
            if (moved.isPresent() || System.nanoTime() > end) {
                return moved;
            }
            Waiting.pause(Duration.ofSeconds(3));
        }
    }

    private void judgeAnswers(Period period, Duration longest) {
        Answers answers = new Answers(cloud.load().exchanges()).during(period);
        Optional<Instant> last = answers.lastNaming(DEAD);
        Duration taken = last.map(at -> Duration.between(period.from(), at)).orElse(Duration.ZERO);
        last.ifPresent(at -> findings.stage(name + ": last answer that named the dead site", at));
        findings.checkWithin(name + ": from the kill to the last answer that named the dead site", longest, taken);
        findings.figure(name + ".answers.right", taken.toMillis() / 1000.0, "s", (double) longest.toSeconds(), null);
        findings.check(
                name + ": no SERVFAIL, no empty answer",
                answers.bad() == 0,
                "0 of them",
                answers.bad() + " of them",
                answers.count());
        findings.check(
                name + ": every resolver got an answer each time it asked",
                answers.unanswered() == 0,
                "0 without",
                answers.unanswered() + " without",
                answers.count());
    }

    private void judgeClicks(Instant killed, Optional<Instant> moved) {
        Duration taken = moved.map(at -> Duration.between(killed, at)).orElse(null);
        findings.checkWithin(
                name + ": from the kill until 99 % of the clicks reach the survivor for 10 s", LONGEST_MOVE, taken);
        if (taken == null) {
            return;
        }
        findings.figure(name + ".moved", taken.toMillis() / 1000.0, "s", (double) LONGEST_MOVE.toSeconds(), null);
        Clicks all = new Clicks(cloud.load().attempts());
        Clicks meanwhile = all.during(new Period(killed, moved.get()));
        findings.figure(name + ".clicks.failed", (double) meanwhile.unanswered(), "clicks");
        findings.figure(name + ".clicks.served", (double) meanwhile.served(), "clicks");
        Clicks survivor = all.during(Period.since(killed)).at(DEAD.other());
        findings.check(
                name + ": the survivor answered every click that reached it",
                survivor.unanswered() == 0,
                "0 without answer",
                survivor.unanswered() + " without answer",
                survivor.count());
    }
}
