package io.dure.demo.scenario;

import java.time.Duration;

/** What the load takes of the machine: this process's processor time, the directory's and the relays' share included. */
record LoadCost(Duration usedBefore, long nanosBefore) {
    static LoadCost begin() {
        return new LoadCost(used(), System.nanoTime());
    }

    /** Cores in use on average since the begin. */
    double cores() {
        return (double) used().minus(usedBefore).toNanos() / (System.nanoTime() - nanosBefore);
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
