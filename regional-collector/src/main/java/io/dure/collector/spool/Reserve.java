package io.dure.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file whose only use is its room: on a full disk it is given back, so that what must be dropped can still be told. */
final class Reserve {
    static final String NAME = "reserve";
    private static final Logger log = LoggerFactory.getLogger(Reserve.class);
    private static final int LEAST = 16 * 1024;
    private static final int MOST = 2 * 1024 * 1024;

    private final SpoolDisk disk;
    private final int bytes;
    private boolean held;

    Reserve(SpoolDisk disk, int segmentBytes) {
        this.disk = disk;
        this.bytes = Math.clamp(segmentBytes / 2, LEAST, MOST);
    }

    /** Takes the room, where it is not held and the disk has it; whether it is held now. */
    boolean take() {
        if (held) {
            return true;
        }
        try (SpoolFile file = disk.open(NAME)) {
            file.write(ByteBuffer.allocate(bytes), 0);
            file.sync();
            held = true;
        } catch (IOException full) {
            log.debug("No room for the reserve", full);
        }
        if (!held) {
            release();
        }
        return held;
    }

    /** Gives the room back; whether there was any. */
    boolean release() {
        held = false;
        try {
            boolean had = disk.names().contains(NAME);
            if (had) {
                disk.delete(NAME);
            }
            return had;
        } catch (IOException failed) {
            log.warn("Cannot give back the reserve", failed);
            return false;
        }
    }
}
