package io.dure.collector.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of the spool. */
interface SpoolFile extends Closeable {
    long size() throws IOException;

    /** Fills the buffer from {@code offset}, or as far as the file goes, and flips it. */
    void read(ByteBuffer into, long offset) throws IOException;

    /** Writes all bytes at {@code offset}. They are durable after {@link #sync}. */
    void write(ByteBuffer bytes, long offset) throws IOException;

    void truncate(long size) throws IOException;

    /** Returns when what was written is on the disk, as far as the disk tells the truth. */
    void sync() throws IOException;
}
