package io.dure.bench.store;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a measuring process says to the one that started it. */
public final class Print {
    private Print() {}

    public static void step(String words) {
        System.out.println(words);
    }

    public static void figure(String name, double value, String unit) {
        figure(name, value, unit, null, null);
    }

    public static void figure(String name, double value, String unit, @Nullable Double goal, @Nullable Double peer) {
        System.out.println(String.join(
                "|",
                "figure",
                name,
                String.format(Locale.ROOT, "%.6g", value),
                unit,
                goal == null ? "" : goal.toString(),
                peer == null ? "" : String.format(Locale.ROOT, "%.6g", peer)));
    }

    public static void check(String name, boolean held, String expected, String actual) {
        System.out.println(String.join("|", "check", name, Boolean.toString(held), expected, actual));
    }

    /** The value below or at which a share of them lies. */
    public static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
