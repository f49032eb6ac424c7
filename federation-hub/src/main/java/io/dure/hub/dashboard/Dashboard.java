package io.dure.hub.dashboard;

/** A dashboard whole. */
public record Dashboard(Heading heading, Document document) {
    public String id() {
        return heading.id();
    }
}
