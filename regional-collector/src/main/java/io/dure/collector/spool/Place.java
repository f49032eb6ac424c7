package io.dure.collector.spool;

import java.util.Comparator;

/** The number of a report, in the order in which reports were made. A segment is named by the place of its first. */
record Place(long incarnation, long sequence) implements Comparable<Place> {
    /** Before everything. */
    static final Place NONE = new Place(0, 0);

    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::incarnation).thenComparingLong(Place::sequence);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    boolean isAfter(Place other) {
        return compareTo(other) > 0;
    }
}
