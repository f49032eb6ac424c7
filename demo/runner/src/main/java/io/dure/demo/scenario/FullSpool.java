package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.Site;
import io.dure.demo.layout.SmallDisk;
import io.dure.demo.process.Child;
import io.dure.demo.process.Waiting;
import io.dure.demo.report.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The private collector's spool is on a small disk while the hub is cut off, until something has to be dropped. */
final class FullSpool {
    private static final String NAME = "pass 4, the spool's disk full";
    private static final Site SITE = Site.PRIVATE;
    private static final int DISK_KB = 96;
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final Duration MORE = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration UP = Duration.ofMinutes(1);

    private final Pass pass;
    private final Cloud cloud;
    private final Findings findings;

    FullSpool(Pass pass) {
        this.pass = pass;
        this.cloud = pass.cloud();
        this.findings = pass.findings();
    }

    /** @param afterwards while the small disk is still there */
    void play(Runnable afterwards) {
        pass.progress().step(NAME);
        Child collector = cloud.child(SITE.collector());
        pass.await(UP, () -> pass.books().collectors().isEmpty(SITE));
        collector.stop(END);
        Path spool = cloud.folder().file(SITE.collector()).resolve("spool");
        giveBackReserve(spool);
        try (SmallDisk disk = SmallDisk.under(spool, DISK_KB)) {
            cloud.closeAtTheEnd(disk);
            try {
                collector.start();
                pass.await(UP, () -> cloud.isUp(SITE.collector()) && pass.allLive());
                fill();
                afterwards.run();
            } finally {
                collector.stop(END);
            }
        }
    }

    /** Room that is kept by a file for bad times; it is measured by the former disk and made anew. */
    private static void giveBackReserve(Path spool) {
        try {
            Files.deleteIfExists(spool.resolve("reserve"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() {
        pass.begin("pass-4");
        Instant cut = Instant.now();
        cloud.relay(SITE).cut();
        findings.stage(NAME + ": cut", cut);
        boolean dropped = pass.await(LONGEST, () -> dropped() > 0);
        findings.check(
                NAME + ": something was dropped",
                dropped,
                "within " + LONGEST.toSeconds() + " s",
                dropped ? "after " + Findings.seconds(Duration.between(cut, Instant.now())) : "nothing",
                null);
        Waiting.pause(MORE);
        Instant healed = Instant.now();
        cloud.relay(SITE).mend();
        findings.stage(NAME + ": healed", healed);
        pass.requireLive(NAME, healed);
        boolean empty = pass.await(UP, () -> pass.books().collectors().isEmpty(SITE));
        findings.checkWithin(
                NAME + ": the spool is empty after the healing",
                UP,
                empty ? Duration.between(healed, Instant.now()) : null);
        pass.steadiness().judge(NAME, Period.since(cut));
        Instant stopped = pass.stopLoad(NAME);
        pass.books().judgeLosses("pass 4", stopped, Duration.ofSeconds(30));
        findings.figure("spool.dropped", (double) dropped(), "transactions");
    }

    /** By the collector, and by agents that it sent away. */
    private long dropped() {
        return pass.books().collectors().dropped(SITE) + pass.books().droppedByAgents(SITE);
    }
}
