package io.dure.gslb.nameserver;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator has to know of the state on disk.
 *
 * @param restored how the state was found at the start
 * @param setAside the file that could not be read, kept for inspection
 * @param written whether the disk has everything that is answered; false after a failed write, until one succeeds
 * @param eventsDropped evacuation events that gave way to newer ones before the hub took them
 */
public record NameserverHealth(Restored restored, Optional<Path> setAside, boolean written, long eventsDropped) {
    /** How the state was found. */
    public enum Restored {
        /** The first start. */
        NOTHING,
        WHOLE,
        /** The last state was damaged; the one before it is answered. */
        PREVIOUS,
        /** All of it was damaged: unknown names are answered SERVFAIL until the plans of all services have come. */
        LOST
    }
}
