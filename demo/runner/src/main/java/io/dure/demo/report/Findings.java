package io.dure.demo.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a scenario or benchmark finds, in the order in which it does. */
public final class Findings {
    private final List<Check> checks = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Stage> timeline = new ArrayList<>();
    private final Set<String> raw = new LinkedHashSet<>();

    public synchronized void check(String name, boolean held, String expected, String actual, @Nullable Long samples) {
        checks.add(new Check(name, held, expected, actual, samples));
    }

    /**
     * The sample's 99.99 % band holds the expected share; the 99 % band is shown.
     *
     * @param slack added on both sides, for what sampling does not explain
     */
    public void checkShare(String name, double expected, Proportion found, double slack, long samples) {
        Proportion.Band decides = found.band(Proportion.Z_9999);
        Proportion.Band shown = found.band(Proportion.Z_99);
        boolean held = decides.low() - slack <= expected && expected <= decides.high() + slack;
        check(
                name,
                held,
                percent(expected),
                "%s, 99 %% band %s to %s, effective n %.0f"
                        .formatted(percent(found.share()), percent(shown.low()), percent(shown.high()), found.size()),
                samples);
    }

    /** It took no longer than that. */
    public void checkWithin(String name, Duration longest, @Nullable Duration taken) {
        check(
                name,
                taken != null && taken.compareTo(longest) <= 0,
                "at most " + seconds(longest),
                taken == null ? "not seen" : seconds(taken),
                null);
    }

    public void figure(String name, double value, String unit) {
        figure(name, value, unit, null, null);
    }

    public synchronized void figure(
            String name, double value, String unit, @Nullable Double goal, @Nullable Double peer) {
        figures.add(new Figure(name, value, unit, goal, peer));
    }

    public synchronized void stage(String name, Instant at) {
        timeline.add(new Stage(name, at.truncatedTo(ChronoUnit.MILLIS)));
    }

    public synchronized void raw(Collection<Path> files) {
        files.forEach(file -> raw.add(file.toString()));
    }

    public synchronized Document document(String name, long seed) {
        List<Stage> ordered =
                timeline.stream().sorted(Comparator.comparing(Stage::at)).toList();
        boolean held = !checks.isEmpty() && checks.stream().allMatch(Check::held);
        return new Document(name, seed, held, checks, figures, ordered, List.copyOf(raw));
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
