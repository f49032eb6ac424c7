package io.dure.collector.spool;

import java.io.IOException;
import java.util.Set;

/** A folder as the spool needs it. Names, replacements and removals are durable when a call returns; bytes when synced. */
interface SpoolDisk {
    Set<String> names() throws IOException;

    /** Opens a file for reading and writing, creating it where it is missing. */
    SpoolFile open(String name) throws IOException;

    /**
     * Opens a file for reading only.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    SpoolFile read(String name) throws IOException;

    /** Replaces a file as a whole, or leaves it as it was. */
    void replace(String name, byte[] contents) throws IOException;

    void delete(String name) throws IOException;

    /** Bytes that could still be written, as far as the system knows. */
    long usable() throws IOException;
}
