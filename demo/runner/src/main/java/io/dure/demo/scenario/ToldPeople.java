package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.outside.Inbox;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who was told of what happened, and that the hub is dead. */
record ToldPeople(Cloud cloud, Findings findings) {
    private static final Duration TOLD = Duration.ofSeconds(30);
    private static final Duration SILENT = Duration.ofSeconds(40);

    /** What people were told meanwhile, and then that the hub is dead, by a vantage point. */
    void play(Instant since) {
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

    private void check(String name, boolean held, Object expected, Object actual) {
        findings.check(name, held, String.valueOf(expected), String.valueOf(actual), null);
    }
}
