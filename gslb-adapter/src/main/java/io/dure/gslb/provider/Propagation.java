package io.dure.gslb.provider;

/** Whether what a provider accepted is answered by all its servers. */
public sealed interface Propagation {
    record InSync() implements Propagation {}

    /**
     * Accepted, and not everywhere yet.
     *
     * @param detail for operators, for example how many servers have the serial
     */
    record Pending(String detail) implements Propagation {}
}
