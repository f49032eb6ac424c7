package io.dure.hub.dashboard;

/** A dashboard, and what whoever asked may do with it. */
record Seen(Dashboard dashboard, Right right) {
    Heading heading() {
        return dashboard.heading();
    }
}
