package io.dure.bench.fencing;

import java.util.Locale;

/** The simulated runs in a process of their own. Arguments: the first seed, how many. */
final class FencedRuns {
    private FencedRuns() {}

    public static void main(String[] words) {
        long first = Long.parseLong(words[0]);
        int runs = Integer.parseInt(words[1]);
        SimulatedRun.Counts fenced = all(first, runs, true);
        SimulatedRun.Counts open = all(first, runs, false);
        figure("simulated.stale-plans-applied", fenced.stale(), "plans", "0", Long.toString(open.stale()));
        figure("simulated.changes-applied", fenced.applied(), "changes", "", "");
        figure("simulated.changes-refused", fenced.refused(), "changes", "", "");
        figure("simulated.leaders", fenced.leaders(), "epochs", "", "");
        figure("simulated.stopped-in-mid-change", fenced.midChange(), "stops", "", "");
        check("no plan of an older leader was applied", fenced.stale() == 0, "0", fenced.stale());
        check(
                "without tokens such plans are applied, so the runs can tell",
                open.stale() > 0,
                "more than 0",
                open.stale());
    }

    private static SimulatedRun.Counts all(long first, int runs, boolean fenced) {
        SimulatedRun.Counts all = SimulatedRun.Counts.NONE;
        for (int run = 0; run < runs; run++) {
            all = all.plus(new SimulatedRun(first + run, fenced).run());
        }
        return all;
    }

    private static void figure(String name, long value, String unit, String goal, String peer) {
        System.out.println(String.format(Locale.ROOT, "figure|%s|%d|%s|%s|%s", name, value, unit, goal, peer));
    }

    private static void check(String name, boolean held, String expected, long actual) {
        System.out.println("check|" + name + "|" + held + "|" + expected + "|" + actual);
    }
}
