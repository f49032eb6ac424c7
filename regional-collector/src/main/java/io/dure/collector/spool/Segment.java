package io.dure.collector.spool;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of the spool. Changed by the thread that writes, read by all. */
final class Segment {
    /** Opens every segment; the last byte is the version of the format. */
    static final byte[] SIGNATURE = "DURESPL1".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern NAME = Pattern.compile("([0-9]{1,19})-([0-9]{1,19})\\.log");

    private final Place first;
    private volatile long durable;
    private volatile boolean damaged;
    private long oldestMs;
    private long newestMs;
    private long windows;

    /** @param first the place of its first report; also its name */
    Segment(Place first) {
        this.first = first;
    }

    static Optional<Place> first(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new Place(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    Place first() {
        return first;
    }

    String name() {
        return name(first);
    }

    static String name(Place first) {
        return first.incarnation() + "-" + first.sequence() + ".log";
    }

    /** Bytes that are on the disk for good. */
    long durable() {
        return durable;
    }

    void durable(long bytes) {
        durable = bytes;
    }

    /** A reader found bytes that are no record. */
    boolean isDamaged() {
        return damaged;
    }

    void damaged(boolean found) {
        damaged = found;
    }

    /** Something was added to it. */
    void holds(long createdMs, Tally own) {
        windows += own.windows();
        oldestMs = oldestMs == 0 ? createdMs : Math.min(oldestMs, createdMs);
        newestMs = Math.max(newestMs, createdMs);
    }

    /** When its oldest record was made; 0 while it has none. */
    long oldestMs() {
        return oldestMs;
    }

    long newestMs() {
        return newestMs;
    }

    /** Giving up one that only tells losses would free nothing: they would have to be told again. */
    boolean isWorthGivingUp() {
        return windows > 0;
    }
}
