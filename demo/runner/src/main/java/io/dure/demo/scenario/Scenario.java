package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.report.Findings;

/** Something the demonstration shows, played unwatched on a cloud that is up and under load. */
public interface Scenario {
    String name();

    /** Whether it cuts the links between collectors and hub, so that relays must stand there. */
    default boolean cutsLinks() {
        return false;
    }

    void play(Cloud cloud, Findings findings, Progress progress);
}
