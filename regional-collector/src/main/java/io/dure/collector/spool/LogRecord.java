package io.dure.collector.spool;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * One record of a segment.
 *
 * @param sequence of the report; a mark repeats the one before it
 * @param before everything that was ever taken before this record: where records are damaged, the next whole one tells
 *     what they held
 * @param own what this record adds to it
 * @param synced how far its segment was on the disk when this was written: a gap before that is damage, one after it
 *     may be what a lost power left of a group that nobody was told is kept
 * @param about the segment that is given up or damaged, or for an opening mark the one before
 * @param body a serialized report, or filling
 */
record LogRecord(
        Kind kind, long sequence, long createdMs, long synced, Tally before, Tally own, Place about, ByteString body) {
    enum Kind {
        /** Opens or seals a segment, or fills where damage was. */
        MARK(0),
        /** Windows. */
        WINDOWS(1),
        /** Tells the loss of windows too large for any hub; they are its own amount. */
        TOO_LARGE(2),
        /** Tells that a whole segment goes, for want of room. */
        FULL(3),
        /** Tells that a whole segment goes, for its age. */
        EXPIRED(4),
        /** Tells what damaged records of a segment held. */
        DAMAGED(5);

        private static final List<Kind> BY_CODE = List.of(MARK, WINDOWS, TOO_LARGE, FULL, EXPIRED, DAMAGED);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** As it stands on the disk. */
        int code() {
            return code;
        }

        static Optional<Kind> of(int code) {
            return code >= 0 && code < BY_CODE.size() ? Optional.of(BY_CODE.get(code)) : Optional.empty();
        }

        /** Whether it settles another segment, and something remains to be done there. */
        boolean settles() {
            return removes() || this == DAMAGED;
        }

        /** Whether the other segment goes. */
        boolean removes() {
            return this == FULL || this == EXPIRED;
        }

        /** What is counted where this is why something is lost. */
        String reason() {
            return switch (this) {
                case FULL -> "spool-full";
                case EXPIRED -> "spool-age";
                case DAMAGED -> "spool-damaged";
                case TOO_LARGE -> "window-too-large";
                case MARK, WINDOWS -> throw new IllegalStateException(this + " is no loss");
            };
        }
    }

    static LogRecord mark(long sequence, long createdMs, long synced, Tally before, Place about) {
        return new LogRecord(Kind.MARK, sequence, createdMs, synced, before, Tally.ZERO, about, ByteString.EMPTY);
    }

    Tally after() {
        return before.plus(own);
    }

    boolean isReport() {
        return kind != Kind.MARK;
    }
}
