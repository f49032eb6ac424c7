package io.dure.agent.latency;

import java.util.Arrays;

/** What one series counted in a stretch of time: a histogram of scale 6 with its exact count and sum. Immutable. */
public final class LatencyCounts {
    private final int offset;
    private final long[] counts;
    private final long count;
    private final long sumNanos;
    private final long satisfied;
    private final long tolerating;

    /**
     * @param offset index of the first bucket
     * @param counts of the buckets from there on
     */
    LatencyCounts(int offset, long[] counts, long sumNanos, long satisfied, long tolerating) {
        this.offset = offset;
        this.counts = counts;
        this.count = Arrays.stream(counts).sum();
        this.sumNanos = sumNanos;
        this.satisfied = satisfied;
        this.tolerating = tolerating;
    }

    public int scale() {
        return Buckets.SCALE;
    }

    public int offset() {
        return offset;
    }

    public int size() {
        return counts.length;
    }

    public long at(int position) {
        return counts[position];
    }

    public long count() {
        return count;
    }

    public double sumSeconds() {
        return sumNanos / 1e9;
    }

    /** Of them, those that were not longer than the threshold of APDEX. */
    public long satisfied() {
        return satisfied;
    }

    /** Of them, those that were longer, and not longer than four times the threshold. */
    public long tolerating() {
        return tolerating;
    }

    LatencyCounts plus(LatencyCounts other) {
        int first = Math.min(offset, other.offset);
        int end = Math.max(offset + counts.length, other.offset + other.counts.length);
        long[] merged = new long[end - first];
        for (int i = 0; i < counts.length; i++) {
            merged[offset - first + i] += counts[i];
        }
        for (int i = 0; i < other.counts.length; i++) {
            merged[other.offset - first + i] += other.counts[i];
        }
        return new LatencyCounts(
                first, merged, sumNanos + other.sumNanos, satisfied + other.satisfied, tolerating + other.tolerating);
    }
}
