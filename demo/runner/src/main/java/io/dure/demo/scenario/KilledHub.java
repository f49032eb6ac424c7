package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.process.Child;
import io.dure.demo.process.GrowingFile;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The hub dies by SIGKILL while it commits, three times under load. */
final class KilledHub {
    private static final String NAME = "pass 3, hub killed";
    private static final int TIMES = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(8);
    private static final Duration DEAD_FOR = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration BACK = Duration.ofMinutes(1);

    private final Pass pass;
    private final Cloud cloud;
    private final Findings findings;

    KilledHub(Pass pass) {
        this.pass = pass;
        this.cloud = pass.cloud();
        this.findings = pass.findings();
    }

    void play() {
        pass.progress().step(NAME);
        pass.begin("pass-3");
        Instant begin = Instant.now();
        Instant started = begin;
        for (int time = 1; time <= TIMES; time++) {
            Waiting.pause(BETWEEN);
            started = killOnce(time);
        }
        pass.requireLive(NAME, started);
        Waiting.pause(BETWEEN);
        pass.steadiness().judge(NAME, Period.since(begin));
        Instant stopped = pass.stopLoad(NAME);
        pass.books().judgeLossless("pass 3", stopped, Duration.ofSeconds(30));
    }

    private Instant killOnce(int time) {
        Child hub = cloud.child("hub");
        Path log = cloud.folder().file("hub").resolve("hub.duckdb.wal");
        boolean committing = GrowingFile.await(log, LONGEST);
        hub.kill();
        findings.stage(NAME + ": kill " + time, Instant.now());
        findings.check(
                NAME + ": kill " + time + " fell into the writing of the store's log",
                committing,
                "the log grew at that moment",
                committing ? "it grew" : "it did not grow for " + LONGEST.toSeconds() + " s",
                null);
        Waiting.pause(DEAD_FOR);
        Instant started = Instant.now();
        hub.start();
        boolean back = pass.await(
                BACK, () -> cloud.isUp("hub") && cloud.signInIfPossible().isOk());
        findings.checkWithin(
                NAME + ": back after kill " + time, BACK, back ? Duration.between(started, Instant.now()) : null);
        return started;
    }
}
