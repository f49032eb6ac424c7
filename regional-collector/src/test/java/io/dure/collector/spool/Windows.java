package io.dure.collector.spool;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Histogram;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;

/** Windows whose content follows from their number. */
final class Windows {
    static final String SITE = "private";

    private Windows() {}

    static WindowPiece window(long number) {
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setService("portal")
                        .setInstance("portal-" + number % 3)
                        .setStartMs(1)
                        .setSite(SITE))
                .setReportedStartMs(number)
                .setWindowStartMs(number)
                .setWindowMs(10_000)
                .addSeries(series(Entry.NAME, number % 7))
                .addSeries(series(Entry.PROBE, number % 2))
                .build();
    }

    private static Series series(Entry entry, long count) {
        return Series.newBuilder()
                .setRoute("/" + "r".repeat((int) count * 5))
                .setOutcome(Outcome.OK)
                .setEntry(entry)
                .setDuration(Histogram.newBuilder().setScale(6).setCount(count))
                .build();
    }
}
