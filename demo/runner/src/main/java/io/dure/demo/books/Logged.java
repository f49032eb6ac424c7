package io.dure.demo.books;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What access logs say up to the end of a window. A line tells milliseconds, and an agent ends a window when its thread gets to run:
 * what ended so close to the window's end that it may lie on either side is in {@code atMost} only. Users have gone when books are
 * compared, so that this concerns probes, which never stop.
 */
public record Logged(Entries atLeast, Entries atMost) {
    /** A window that ends so long after the last transaction holds it for certain. */
    public static final Duration UNCERTAIN = Duration.ofSeconds(1);

    private static final Duration BEFORE = Duration.ofMillis(100);
    private static final Duration AFTER = Duration.ofMillis(500);

    static final Logged NOTHING = new Logged(Entries.NONE, Entries.NONE);

    /** One line: when its transaction ended, and whether it was a probe. */
    public record Line(Instant end, boolean probe) {}

    static Logged upTo(Instant windowEnd, List<Line> lines) {
        return new Logged(until(windowEnd.minus(BEFORE), lines), until(windowEnd.plus(AFTER), lines));
    }

    /** The process has ended: every line counts. */
    static Logged whole(List<Line> lines) {
        Entries all = until(Instant.MAX, lines);
        return new Logged(all, all);
    }

    private static Entries until(Instant last, List<Line> lines) {
        long probes = lines.stream()
                .filter(line -> line.probe() && !line.end().isAfter(last))
                .count();
        long users = lines.stream()
                .filter(line -> !line.probe() && !line.end().isAfter(last))
                .count();
        return new Entries(users, probes);
    }

    Logged plus(Logged other) {
        return new Logged(atLeast.plus(other.atLeast), atMost.plus(other.atMost));
    }

    boolean allowsUsers(long users) {
        return atLeast.users() <= users && users <= atMost.users();
    }

    boolean allowsProbes(long probes) {
        return atLeast.probes() <= probes && probes <= atMost.probes();
    }

    String users() {
        return range(atLeast.users(), atMost.users());
    }

    String probes() {
        return range(atLeast.probes(), atMost.probes());
    }

    private static String range(long low, long high) {
        return low == high ? Long.toString(low) : low + ".." + high;
    }
}
