package io.dure.collector.window;

import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.protocol.histogram.LatencyHistogram;
import java.util.LinkedHashMap;
import java.util.Map;

/** Series and gauges of one window while its data points are read. Bounded; what is beyond is rejected. */
final class WindowContent {
    static final int MOST_GAUGES = 200;
    private static final int MOST_SERIES = 2_000;

    private final Rejections rejections;
    private final Map<DurationPoint.Key, LatencyHistogram> series = new LinkedHashMap<>();
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

    void fill(WindowPiece.Builder piece) {
        series.forEach((key, histogram) -> piece.addSeries(Series.newBuilder()
                .setRoute(key.route())
                .setOutcome(key.outcome())
                .setEntry(key.entry())
                .setDuration(histogram.toProto())));
        piece.addAllGauges(gauges.values());
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
