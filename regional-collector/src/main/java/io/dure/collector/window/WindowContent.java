package io.dure.collector.window;

import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.protocol.histogram.LatencyHistogram;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Series and gauges of one window while its data points are read. Bounded; what is beyond is rejected. */
final class WindowContent {
    static final int MOST_GAUGES = 200;
    private static final int MOST_SERIES = 2_000;

    private final Rejections rejections;
    private final Map<DurationPoint.Key, LatencyHistogram> series = new LinkedHashMap<>();
    private final Map<DurationPoint.Key, Long> satisfied = new HashMap<>();
    private final Map<DurationPoint.Key, Long> tolerating = new HashMap<>();
    private final Map<GaugePoint.Key, Gauge> gauges = new LinkedHashMap<>();

    WindowContent(Rejections rejections) {
        this.rejections = rejections;
    }

    void add(DurationPoint point) {
        if (series.size() >= MOST_SERIES && !series.containsKey(point.key())) {
            rejections.add("too-many-series", 1);
        } else {
            series.merge(point.key(), point.histogram(), LatencyHistogram::merge);
        }
    }

    void add(GaugePoint point) {
        if (gauges.size() >= MOST_GAUGES && !gauges.containsKey(point.key())) {
            rejections.add("too-many-gauges", 1);
        } else {
            gauges.merge(point.key(), single(point), WindowContent::merge);
        }
    }

    /** Transactions that were not longer than the sender's threshold. */
    void satisfied(DurationPoint.Key key, long transactions) {
        count(satisfied, key, transactions);
    }

    /** Those that were longer, and not longer than four times that. */
    void tolerating(DurationPoint.Key key, long transactions) {
        count(tolerating, key, transactions);
    }

    private void count(Map<DurationPoint.Key, Long> judged, DurationPoint.Key key, long transactions) {
        if (transactions < 0 || (judged.size() >= MOST_SERIES && !judged.containsKey(key))) {
            rejections.add(transactions < 0 ? "malformed" : "too-many-series", 1);
        } else {
            judged.merge(key, transactions, WindowContent::plus);
        }
    }

    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /**
     * Writes all of it.
     *
     * @param judged the sender counts satisfied and tolerating transactions: those that it does not name are 0
     */
    void fill(WindowPiece.Builder piece, boolean judged) {
        series.forEach((key, histogram) -> {
            Series.Builder one = Series.newBuilder()
                    .setRoute(key.route())
                    .setOutcome(key.outcome())
                    .setEntry(key.entry())
                    .setDuration(histogram.toProto());
            if (judged) {
                judge(one, key, histogram.count());
            }
            piece.addSeries(one);
        });
        piece.addAllGauges(gauges.values());
    }

    private void judge(Series.Builder one, DurationPoint.Key key, long transactions) {
        long good = satisfied.getOrDefault(key, 0L);
        long fair = tolerating.getOrDefault(key, 0L);
        if (plus(good, fair) > transactions) {
            rejections.add("malformed", 1);
        } else {
            one.setSatisfied(good).setTolerating(fair);
        }
    }

    private static Gauge single(GaugePoint point) {
        return Gauge.newBuilder()
                .setName(point.key().name())
                .setUnit(point.key().unit())
                .setLabel(point.key().label())
                .setCount(1)
                .setSum(point.value())
                .setMin(point.value())
                .setMax(point.value())
                .build();
    }

    private static Gauge merge(Gauge one, Gauge other) {
        return one.toBuilder()
                .setCount(one.getCount() + other.getCount())
                .setSum(one.getSum() + other.getSum())
                .setMin(Math.min(one.getMin(), other.getMin()))
                .setMax(Math.max(one.getMax(), other.getMax()))
                .build();
    }
}
