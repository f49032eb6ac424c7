package io.dure.collector.spool;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import java.util.Collection;

/**
 * An amount in the books.
 *
 * @param transactions of every entry
 * @param probes of the transactions
 */
record Tally(long windows, long transactions, long probes) {
    static final Tally ZERO = new Tally(0, 0, 0);

    static Tally of(WindowPiece piece) {
        long transactions = 0;
        long probes = 0;
        for (Series series : piece.getSeriesList()) {
            long count = series.getDuration().getCount();
            transactions += count;
            probes += series.getEntry() == Entry.PROBE ? count : 0;
        }
        return new Tally(1, transactions, probes);
    }

    static Tally of(Collection<WindowPiece> pieces) {
        return pieces.stream().map(Tally::of).reduce(ZERO, Tally::plus);
    }

    Tally plus(Tally other) {
        return new Tally(windows + other.windows, transactions + other.transactions, probes + other.probes);
    }

    Tally minus(Tally other) {
        return new Tally(windows - other.windows, transactions - other.transactions, probes - other.probes);
    }

    /** The larger of each. */
    Tally max(Tally other) {
        return new Tally(
                Math.max(windows, other.windows),
                Math.max(transactions, other.transactions),
                Math.max(probes, other.probes));
    }

    /** The smaller of each. */
    Tally min(Tally other) {
        return new Tally(
                Math.min(windows, other.windows),
                Math.min(transactions, other.transactions),
                Math.min(probes, other.probes));
    }

    boolean exceeds(Tally other) {
        return windows > other.windows || transactions > other.transactions || probes > other.probes;
    }
}
