package io.dure.protocol.histogram;

import io.dure.federation.v1.Histogram;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A base-2 exponential histogram of durations in seconds, sparse and immutable. Bucket {@code i} at scale {@code s} holds
 * values in {@code (2^(i/2^s), 2^((i+1)/2^s)]}, as in OpenTelemetry's metrics data model. Merging is commutative and
 * associative: counts add up, and the finer of two scales is folded down to the coarser.
 */
public final class LatencyHistogram {
    /** The scale of our own agents: neighbouring bounds differ by 2^(1/64), so a value is known within 0.54 %. */
    public static final int SCALE = 6;

    private static final int COARSEST_SCALE = -10;
    private static final int FINEST_SCALE = 20;
    private static final LatencyHistogram EMPTY = new LatencyHistogram(SCALE, new TreeMap<>(), 0, 0, 0);

    private final int scale;
    private final NavigableMap<Integer, Long> buckets;
    private final long count;
    private final double sum;
    private final long clamped;

    private LatencyHistogram(int scale, NavigableMap<Integer, Long> buckets, long count, double sum, long clamped) {
        this.scale = scale;
        this.buckets = buckets;
        this.count = count;
        this.sum = sum;
        this.clamped = clamped;
    }

    public static LatencyHistogram empty() {
        return EMPTY;
    }

    /**
     * A histogram of given buckets.
     *
     * @param scale from -10 to 20, as OpenTelemetry has it
     * @param buckets count by bucket index; counts of 0 are left out
     * @param sum of all values, in seconds
     * @param clamped how many values lay outside the recorder's range and are counted in an edge bucket
     * @throws IllegalArgumentException on a scale out of range, a negative count or a sum that is no finite number
     */
    public static LatencyHistogram of(int scale, Map<Integer, Long> buckets, double sum, long clamped) {
        if (scale < COARSEST_SCALE || scale > FINEST_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " is not from -10 to 20");
        }
        if (!Double.isFinite(sum) || sum < 0 || clamped < 0) {
            throw new IllegalArgumentException(
                    "sum " + sum + " and clamped " + clamped + " must be finite and not negative");
        }
        NavigableMap<Integer, Long> sorted = new TreeMap<>();
        long count = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            if (bucket.getValue() < 0) {
                throw new IllegalArgumentException("negative count in bucket " + bucket.getKey());
            }
            if (bucket.getValue() > 0) {
                sorted.put(bucket.getKey(), bucket.getValue());
                count = Math.addExact(count, bucket.getValue());
            }
        }
        return new LatencyHistogram(scale, sorted, count, sum, clamped);
    }

    /** Index of the bucket that holds a positive value at a scale. */
    public static int bucketIndex(double seconds, int scale) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("a duration must be positive: " + seconds);
        }
        double perOctave = Math.scalb(1.0, scale);
        int index = (int) Math.ceil(Math.log(seconds) / Math.log(2) * perOctave) - 1;
        // The logarithm's rounding may be off by one at a bound.
        while (seconds <= bound(index, scale)) {
            index--;
        }
        while (seconds > bound(index + 1, scale)) {
            index++;
        }
        return index;
    }

    /** Lower bound, exclusive, of a bucket in seconds. */
    public static double bound(int index, int scale) {
        return Math.pow(2, Math.scalb((double) index, -scale));
    }

    public LatencyHistogram merge(LatencyHistogram other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        int coarser = Math.min(scale, other.scale);
        NavigableMap<Integer, Long> merged = new TreeMap<>();
        addFolded(this, coarser, merged);
        addFolded(other, coarser, merged);
        return new LatencyHistogram(
                coarser, merged, Math.addExact(count, other.count), sum + other.sum, clamped + other.clamped);
    }

    private static void addFolded(LatencyHistogram from, int scale, NavigableMap<Integer, Long> into) {
        int shift = Math.min(from.scale - scale, Integer.SIZE - 1);
        from.buckets.forEach((index, n) -> into.merge(index >> shift, n, Math::addExact));
    }

    public int scale() {
        return scale;
    }

    public long count() {
        return count;
    }

    /** Sum of all values in seconds. */
    public double sum() {
        return sum;
    }

    public long clamped() {
        return clamped;
    }

    /** Counts by bucket index, ascending, none of them 0. */
    public Map<Integer, Long> buckets() {
        return Collections.unmodifiableNavigableMap(buckets);
    }

    /** Mean in seconds, exact; empty without values. */
    public OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    /**
     * The value below or at which a share {@code q} of all values lies (nearest rank), given as the harmonic mean of
     * its bounds, which keeps the relative error within {@link #relativeError()} on both sides.
     *
     * @param q from 0 to 1
     * @return seconds; empty without values
     */
    public OptionalDouble quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile lies from 0 to 1: " + q);
        }
        if (count == 0) {
            return OptionalDouble.empty();
        }
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                double low = bound(bucket.getKey(), scale);
                double high = bound(bucket.getKey() + 1, scale);
                return OptionalDouble.of(2 * low * high / (low + high));
            }
        }
        throw new IllegalStateException("count " + count + " exceeds the buckets' sum " + seen);
    }

    /** The largest relative error of a quantile: (b - 1) / (b + 1) for the ratio b of neighbouring bounds. */
    public double relativeError() {
        double base = Math.pow(2, Math.scalb(1.0, -scale));
        return (base - 1) / (base + 1);
    }

    public Histogram toProto() {
        Histogram.Builder proto = Histogram.newBuilder()
                .setScale(scale)
                .setCount(count)
                .setSum(sum)
                .setClamped(clamped);
        int previous = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            proto.addIndexDelta(bucket.getKey() - previous).addBucketCount(bucket.getValue());
            previous = bucket.getKey();
        }
        return proto.build();
    }

    /**
     * Reads the wire form.
     *
     * @throws IllegalArgumentException if indexes do not ascend, counts do not add up or a field is out of range
     */
    public static LatencyHistogram fromProto(Histogram proto) {
        if (proto.getIndexDeltaCount() != proto.getBucketCountCount()) {
            throw new IllegalArgumentException("as many indexes as counts are needed");
        }
        NavigableMap<Integer, Long> buckets = new TreeMap<>();
        int index = 0;
        for (int i = 0; i < proto.getIndexDeltaCount(); i++) {
            if (i > 0 && proto.getIndexDelta(i) <= 0) {
                throw new IllegalArgumentException("bucket indexes must ascend");
            }
            index = Math.addExact(index, proto.getIndexDelta(i));
            buckets.put(index, proto.getBucketCount(i));
        }
        LatencyHistogram histogram = of(proto.getScale(), buckets, proto.getSum(), proto.getClamped());
        if (histogram.count != proto.getCount()) {
            throw new IllegalArgumentException(
                    "count " + proto.getCount() + " is not the buckets' sum " + histogram.count);
        }
        return histogram;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram that
                && scale == that.scale
                && clamped == that.clamped
                && Double.compare(sum, that.sum) == 0
                && buckets.equals(that.buckets);
    }

    @Override
    public int hashCode() {
        return buckets.hashCode() * 31 + scale;
    }

    @Override
    public String toString() {
        return "LatencyHistogram[scale=" + scale + ", count=" + count + ", sum=" + sum + " s]";
    }

    /** Collects single values at {@link #SCALE}; confined to one thread. */
    public static final class Recorder {
        private static final double LOWEST = 50e-6;
        private static final double HIGHEST = 120;

        private final NavigableMap<Integer, Long> buckets = new TreeMap<>();
        private double sum;
        private long clamped;

        /** Records one duration in seconds, clamped to 50 us and 120 s. */
        public Recorder record(double seconds) {
            double value = Math.min(HIGHEST, Math.max(LOWEST, seconds));
            if (value != seconds) {
                clamped++;
            }
            sum += value;
            buckets.merge(bucketIndex(value, SCALE), 1L, Math::addExact);
            return this;
        }

        public LatencyHistogram histogram() {
            return of(SCALE, buckets, sum, clamped);
        }
    }
}
