package io.dure.hub.metric;

import org.jspecify.annotations.Nullable;

/** What is known of one series at one step; filled by the store. Not thread-safe. */
public final class Measure {
    private long count;
    private long errors;
    private long sumMicros;
    private @Nullable HistogramSum durations;
    private @Nullable UserSketch users;
    private @Nullable GaugeSum gauge;

    public void addCounts(long transactions, long failed, long micros) {
        count += transactions;
        errors += failed;
        sumMicros += micros;
    }

    /** To add histograms to. */
    public HistogramSum durations() {
        if (durations == null) {
            durations = new HistogramSum();
        }
        return durations;
    }

    /** To add users to. */
    public UserSketch users() {
        if (users == null) {
            users = new UserSketch();
        }
        return users;
    }

    public void addGauge(GaugeSum part) {
        gauge = gauge == null ? part : gauge.merge(part);
    }

    /** Transactions. */
    public long toCount() {
        return count;
    }

    long errors() {
        return errors;
    }

    long sumMicros() {
        return sumMicros;
    }

    /** Of a gauge; null without measurements. */
    public @Nullable GaugeSum toGauge() {
        return gauge;
    }
}
