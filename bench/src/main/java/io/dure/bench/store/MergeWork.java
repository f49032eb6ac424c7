package io.dure.bench.store;

import io.dure.hub.metric.HistogramSum;
import io.dure.hub.metric.UserSketch;
import io.dure.protocol.histogram.LatencyHistogram;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The measuring process of {@link MergeBenchmark}. */
final class MergeWork {
    private static final int ROUNDS = 200;
    private static final int SITES = 4;
    private static final int INSTANCES = 25;
    private static final int REQUESTS = 400;
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};
    private static final double GOAL = 0.006;

    private MergeWork() {}

    public static void main(String[] arguments) {
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[0]));
        percentiles(random);
        users(random, 1_000, 400);
        users(random, 20_000, 400);
        users(random, 200_000, 200);
        users(random, 2_000_000, 20);
    }

    /** Sites of different speed; the peer is the mean of the sites' exact percentiles, as it is often shown. */
    private static void percentiles(SplittableRandom random) {
        Print.step("merging percentiles of " + SITES + " sites with " + INSTANCES + " instances, " + ROUNDS + " times");
        double[] worst = new double[QUANTILES.length];
        double[] averaged = new double[QUANTILES.length];
        double[] all = new double[SITES * INSTANCES * REQUESTS];
        for (int round = 0; round < ROUNDS; round++) {
            HistogramSum merged = new HistogramSum();
            double[][] bySite = new double[SITES][INSTANCES * REQUESTS];
            for (int site = 0; site < SITES; site++) {
                double median = Math.exp(random.nextDouble(Math.log(0.002), Math.log(2)));
                double spread = random.nextDouble(0.2, 1.2);
                for (int instance = 0; instance < INSTANCES; instance++) {
                    LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
                    for (int i = 0; i < REQUESTS; i++) {
                        double value = Math.clamp(median * Math.exp(spread * random.nextGaussian()), 60e-6, 100);
                        recorder.record(value);
                        bySite[site][instance * REQUESTS + i] = value;
                    }
                    merged.add(recorder.histogram());
                }
                System.arraycopy(bySite[site], 0, all, site * INSTANCES * REQUESTS, INSTANCES * REQUESTS);
                Arrays.sort(bySite[site]);
            }
            double[] sorted = all.clone();
            Arrays.sort(sorted);
            for (int q = 0; q < QUANTILES.length; q++) {
                double exact = at(sorted, QUANTILES[q]);
                worst[q] = Math.max(
                        worst[q], Math.abs(merged.quantile(QUANTILES[q]).orElseThrow() / exact - 1));
                double mean = 0;
                for (double[] site : bySite) {
                    mean += at(site, QUANTILES[q]) / SITES;
                }
                averaged[q] += Math.abs(mean / exact - 1) / ROUNDS;
            }
        }
        for (int q = 0; q < QUANTILES.length; q++) {
            String name = "p%.0f".formatted(QUANTILES[q] * 100);
            Print.figure("merge." + name + ".worst-error", worst[q] * 100, "%", GOAL * 100, averaged[q] * 100);
            Print.check(
                    "merged " + name + " of all sites is the exact one",
                    worst[q] <= GOAL,
                    "within " + GOAL * 100 + " %",
                    "%.3f %% at worst".formatted(worst[q] * 100));
        }
    }

    private static double at(double[] sorted, double q) {
        return sorted[(int) Math.ceil(q * sorted.length) - 1];
    }

    /** Of sets of users that overlap by half between two sites. */
    private static void users(SplittableRandom random, int distinct, int rounds) {
        Print.step("counting " + distinct + " users, " + rounds + " times");
        double squares = 0;
        int bytes = 0;
        for (int round = 0; round < rounds; round++) {
            UserSketch one = new UserSketch();
            UserSketch other = new UserSketch();
            for (int user = 0; user < distinct; user++) {
                long hash = random.nextLong();
                if (user % 4 != 3) {
                    one.add(hash);
                }
                if (user % 4 != 0) {
                    other.add(hash);
                }
            }
            byte[] stored = other.toBytes();
            double error = one.add(stored).count() / distinct - 1;
            squares += error * error;
            bytes = Math.max(bytes, stored.length);
        }
        double standard = Math.sqrt(squares / rounds) * 100;
        Print.figure("merge.users." + distinct + ".standard-error", standard, "%", 0.8, null);
        Print.figure("merge.users." + distinct + ".bytes", bytes, "B", 8_193.0, null);
        // A standard error that is itself measured, in so many rounds, within three of its own.
        double allowed = 0.8 * (1 + 3 / Math.sqrt(2.0 * rounds));
        Print.check(
                "the standard error of " + distinct + " users is that of the sketch",
                standard <= allowed,
                "at most %.2f %%".formatted(allowed),
                "%.3f %%".formatted(standard));
    }
}
