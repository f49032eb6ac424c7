package io.dure.agent.latency;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The running histogram of one series. One short lock instead of atomic counters, so that buckets and sum are always
 * cut at the same transaction; it is held for some nanoseconds, and two threads meet here only when two transactions
 * of the same route, outcome and entry end in the same instant. Recording allocates only while the range grows.
 */
final class LatencyCell {
    private static final int STEP = 64;

    private int offset;
    private int[] counts = new int[0];
    private int lowest = Integer.MAX_VALUE;
    private int highest = Integer.MIN_VALUE;
    private long sumNanos;
    private int satisfied;
    private int tolerating;

    synchronized void record(int bucket, long nanos, Satisfaction satisfaction) {
        if (bucket < offset || bucket >= offset + counts.length) {
            grow(bucket);
        }
        counts[bucket - offset]++;
        sumNanos += nanos;
        if (satisfaction == Satisfaction.SATISFIED) {
            satisfied++;
        } else if (satisfaction == Satisfaction.TOLERATING) {
            tolerating++;
        }
        lowest = Math.min(lowest, bucket);
        highest = Math.max(highest, bucket);
    }

    /** What was counted since the last call; nothing if nothing was. */
    synchronized @Nullable LatencyCounts drain() {
        if (lowest > highest) {
            return null;
        }
        int from = lowest - offset;
        int to = highest - offset + 1;
        long[] drained = new long[to - from];
        for (int i = 0; i < drained.length; i++) {
            drained[i] = counts[from + i];
        }
        LatencyCounts result = new LatencyCounts(lowest, drained, sumNanos, satisfied, tolerating);
        Arrays.fill(counts, from, to, 0);
        lowest = Integer.MAX_VALUE;
        highest = Integer.MIN_VALUE;
        sumNanos = 0;
        satisfied = 0;
        tolerating = 0;
        return result;
    }

    private void grow(int bucket) {
        int first = Math.floorDiv(bucket, STEP) * STEP;
        int end = first + STEP;
        if (counts.length > 0) {
            first = Math.min(first, offset);
            end = Math.max(end, offset + counts.length);
        }
        int[] grown = new int[end - first];
        if (counts.length > 0) {
            System.arraycopy(counts, 0, grown, offset - first, counts.length);
        }
        offset = first;
        counts = grown;
    }
}
