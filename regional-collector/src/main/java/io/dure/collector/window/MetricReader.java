package io.dure.collector.window;

import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.List;

/** Reads the metrics of one sender in one report. */
interface MetricReader {
    String DURATION = "http.server.request.duration";

    void add(Metric metric);

    /** After all its metrics were added. */
    List<MeasuredWindow> windows();

    static int points(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsCount();
            case SUM -> metric.getSum().getDataPointsCount();
            case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
            case SUMMARY -> metric.getSummary().getDataPointsCount();
            case DATA_NOT_SET -> 0;
        };
    }
}
