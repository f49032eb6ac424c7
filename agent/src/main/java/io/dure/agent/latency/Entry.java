package io.dure.agent.latency;

/** How a transaction entered. Only those by the service's name take part in the observed split. */
public enum Entry {
    NAME("name"),
    PROBE("probe"),
    OTHER("other");

    private final String label;

    Entry(String label) {
        this.label = label;
    }

    /** Value of the attribute {@code dure.entry}. */
    public String label() {
        return label;
    }
}
