package io.dure.collector.spool;

import java.io.IOException;

/** Nothing can be kept until a leader acknowledges, or the disk has room or works again. */
final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1;

    SpoolFullException(String message) {
        super(message);
    }
}
