package io.dure.demo.scenario;

import io.dure.demo.cloud.Cloud;
import io.dure.demo.report.Findings;
import java.time.Duration;
import java.time.Instant;

/** What the load itself takes of the machine: this process, which holds the directory and the scenario besides. */
final class LoadCost {
    private LoadCost() {}

    static void figure(Cloud cloud, Findings findings) {
        ProcessHandle.Info self = ProcessHandle.current().info();
        Duration used = self.totalCpuDuration().orElse(Duration.ZERO);
        Duration lived = self.startInstant()
                .map(started -> Duration.between(started, Instant.now()))
                .orElse(Duration.ZERO);
        if (lived.isPositive()) {
            findings.figure("load.cpu", (double) used.toMillis() / lived.toMillis(), "cores", 0.5, null);
        }
        findings.figure("memory.at.end", cloud.memory() / 1e9, "GB", 3.0, null);
    }
}
