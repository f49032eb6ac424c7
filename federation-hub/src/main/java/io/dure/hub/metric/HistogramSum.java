package io.dure.hub.metric;

import io.dure.protocol.histogram.LatencyHistogram;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Adds up many exponential histograms fast: buckets in an array, at the coarsest scale that came, folded further only where
 * they would span more than {@link #WIDEST} buckets. The order of adding does not change the sum. Not thread-safe.
 */
public final class HistogramSum {
    /** 50 us to 120 s take 1,358 buckets at our own scale. */
    static final int WIDEST = 16_384;

    private static final int UNKNOWN = Integer.MAX_VALUE;

    private int scale = UNKNOWN;
    private int first;
    private long[] counts = new long[0];
    private long count;
    private long sumMicros;
    private long clamped;

    public HistogramSum add(LatencyHistogram histogram) {
        addTotals(Math.round(histogram.sum() * 1e6), histogram.clamped());
        if (histogram.count() > 0) {
            begin(histogram.scale());
            histogram.buckets().forEach((index, n) -> addBucket(histogram.scale(), index, n));
        }
        return this;
    }

    /** Adds what {@link BucketBytes} wrote, and the totals that stand beside it. */
    public HistogramSum add(int partScale, byte[] buckets, long partSumMicros, long partClamped) {
        addTotals(partSumMicros, partClamped);
        if (buckets.length > 0) {
            begin(partScale);
            BucketBytes.read(buckets, (index, n) -> addBucket(partScale, index, n));
        }
        return this;
    }

    public HistogramSum add(HistogramSum other) {
        addTotals(other.sumMicros, other.clamped);
        if (other.count > 0) {
            begin(other.scale);
            for (int i = 0; i < other.counts.length; i++) {
                if (other.counts[i] > 0) {
                    addBucket(other.scale, other.first + i, other.counts[i]);
                }
            }
        }
        return this;
    }

    private void addTotals(long micros, long partClamped) {
        sumMicros = Math.addExact(sumMicros, micros);
        clamped += partClamped;
    }

    private void begin(int partScale) {
        if (scale == UNKNOWN) {
            scale = partScale;
        } else if (partScale < scale) {
            fold(scale - partScale);
        }
    }

    private void addBucket(int partScale, int index, long n) {
        count = Math.addExact(count, n);
        int folded = index >> Math.min(partScale - scale, Integer.SIZE - 1);
        while (!makeRoom(folded)) {
            fold(1);
            folded >>= 1;
        }
        counts[folded - first] += n;
    }

    private boolean makeRoom(int index) {
        if (counts.length == 0) {
            first = index;
            counts = new long[1];
            return true;
        }
        long low = Math.min(first, index);
        long high = Math.max((long) first + counts.length - 1, index);
        if (low == first && high < (long) first + counts.length) {
            return true;
        }
        if (lastUsed(high) - firstUsed(low) >= WIDEST) {
            return false;
        }
        grow((int) firstUsed(low), (int) lastUsed(high));
        return true;
    }

    /** Room is made ahead in steps, so that a bucket that is not used must not count as width. */
    private long firstUsed(long candidate) {
        if (candidate < first) {
            return candidate;
        }
        int i = 0;
        while (counts[i] == 0) {
            i++;
        }
        return (long) first + i;
    }

    private long lastUsed(long candidate) {
        if (candidate >= (long) first + counts.length) {
            return candidate;
        }
        int i = counts.length - 1;
        while (counts[i] == 0) {
            i--;
        }
        return (long) first + i;
    }

    private void grow(int low, int high) {
        int spare = Math.min(64, counts.length);
        int newFirst = low < first ? Math.max(low, Integer.MIN_VALUE + spare) - spare : low;
        int newLast = high >= first + counts.length ? Math.min(high, Integer.MAX_VALUE - spare) + spare : high;
        long[] grown = new long[newLast - newFirst + 1];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                grown[first + i - newFirst] = counts[i];
            }
        }
        first = newFirst;
        counts = grown;
    }

    private void fold(int by) {
        scale -= by;
        if (counts.length == 0) {
            return;
        }
        int shift = Math.min(by, Integer.SIZE - 1);
        int foldedFirst = first >> shift;
        long[] folded = new long[((first + counts.length - 1) >> shift) - foldedFirst + 1];
        for (int i = 0; i < counts.length; i++) {
            folded[((first + i) >> shift) - foldedFirst] += counts[i];
        }
        first = foldedFirst;
        counts = folded;
    }

    public long count() {
        return count;
    }

    /** Sum of all values in microseconds. */
    public long sumMicros() {
        return sumMicros;
    }

    public long clamped() {
        return clamped;
    }

    /** The scale of the sum; our own one while there are no values. */
    public int scale() {
        return scale == UNKNOWN ? LatencyHistogram.SCALE : scale;
    }

    /** Mean in seconds; empty without values. */
    public OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sumMicros / 1e6 / count);
    }

    /**
     * As {@link LatencyHistogram#quantile}, nearest rank, in seconds.
     *
     * @param q from 0 to 1
     */
    public OptionalDouble quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile lies from 0 to 1: " + q);
        }
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                double low = LatencyHistogram.bound(first + i, scale);
                double high = LatencyHistogram.bound(first + i + 1, scale);
                return OptionalDouble.of(2 * low * high / (low + high));
            }
        }
        return OptionalDouble.empty();
    }

    /** Upper bound of the highest bucket with a value, in seconds; empty without values. */
    public OptionalDouble highest() {
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                return OptionalDouble.of(LatencyHistogram.bound(first + i + 1, scale));
            }
        }
        return OptionalDouble.empty();
    }

    /** The largest relative error of a quantile. */
    public double relativeError() {
        double base = Math.pow(2, Math.scalb(1.0, -scale()));
        return (base - 1) / (base + 1);
    }

    /** Index of the lowest bucket with a count, of which there is one. */
    public int firstBucket() {
        return (int) firstUsed(Long.MAX_VALUE);
    }

    /** Index of the highest bucket with a count, of which there is one. */
    public int lastBucket() {
        return (int) lastUsed(Long.MIN_VALUE);
    }

    /** Takes a bucket's index at {@link #scale} and its count. */
    @FunctionalInterface
    public interface BucketReader {
        void bucket(int index, long count);
    }

    /** All buckets with a count, ascending. */
    public void forEachBucket(BucketReader reader) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                reader.bucket(first + i, counts[i]);
            }
        }
    }

    /** Counts by bucket index, ascending, none of them 0. */
    public NavigableMap<Integer, Long> buckets() {
        NavigableMap<Integer, Long> buckets = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                buckets.put(first + i, counts[i]);
            }
        }
        return buckets;
    }

    /** The buckets as they are stored. */
    public byte[] bucketBytes() {
        BucketBytes bytes = new BucketBytes();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                bytes.add(first + i, counts[i]);
            }
        }
        return bytes.toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistogramSum that
                && scale() == that.scale()
                && count == that.count
                && sumMicros == that.sumMicros
                && clamped == that.clamped
                && buckets().equals(that.buckets());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new long[] {scale(), count, sumMicros});
    }

    @Override
    public String toString() {
        Map<Integer, Long> buckets = buckets();
        return "HistogramSum[scale=" + scale() + ", count=" + count + ", sumMicros=" + sumMicros + ", " + buckets + "]";
    }
}
