package io.dure.agent.latency;

/**
 * Bucket boundaries of OpenTelemetry's base-2 exponential histogram at scale 6: bucket {@code i} holds the seconds in
 * {@code (2^(i/64), 2^((i+1)/64)]}, which puts every value within 0.54 % of its bucket's middle.
 */
final class Buckets {
    static final int SCALE = 6;
    static final long LOWEST_NANOS = 50_000L;
    static final long HIGHEST_NANOS = 120_000_000_000L;

    private static final int PER_OCTAVE = 1 << SCALE;
    private static final double[] BOUNDS = bounds();

    private Buckets() {}

    /**
     * Exact, unlike a logarithm whose rounding moves values across a boundary.
     *
     * @param nanos a duration, positive
     */
    static int index(long nanos) {
        double seconds = nanos / 1e9;
        int exponent = Math.getExponent(seconds);
        double mantissa = Math.scalb(seconds, -exponent);
        int low = 0;
        int high = PER_OCTAVE;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (BOUNDS[middle] < mantissa) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return exponent * PER_OCTAVE + low - 1;
    }

    private static double[] bounds() {
        double[] bounds = new double[PER_OCTAVE];
        for (int i = 0; i < PER_OCTAVE; i++) {
            bounds[i] = StrictMath.pow(2, i / (double) PER_OCTAVE);
        }
        return bounds;
    }
}
