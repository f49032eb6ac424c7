package io.dure.demo.scenario;

import io.dure.demo.Progress;
import io.dure.demo.cloud.Cloud;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Links;
import io.dure.demo.report.Findings;

/** Something the demonstration shows, played unwatched on a cloud that is up and under load. */
public interface Scenario {
    String name();

    /** The links that it cuts, so that relays must stand there. */
    default Links links() {
        return Links.DIRECT;
    }

    /** Whether it wants a zone of another kind and people who are told. */
    default boolean outside() {
        return false;
    }

    /**
     * Asked before anything starts.
     *
     * @throws io.dure.demo.CannotStart when it needs what this user may not do
     */
    default void requireAbility(DataFolder folder) {}

    void play(Cloud cloud, Findings findings, Progress progress);
}
