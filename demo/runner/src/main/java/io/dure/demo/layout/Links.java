package io.dure.demo.layout;

/** Which links run through relays in the runner's process, so that a scenario can cut them. */
public enum Links {
    /** None. */
    DIRECT,
    /** Those of the collectors to the hub. */
    TO_THE_HUB,
    /** Those, and between the portals and all others: users, probes, and their own reports to the collector. */
    ALL;

    public boolean relayedToTheHub() {
        return this != DIRECT;
    }

    public boolean relayedToThePortals() {
        return this == ALL;
    }
}
