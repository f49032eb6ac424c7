package io.dure.hub.session;

import io.dure.auth.directory.TestReport;
import java.util.List;

/** How far a directory was reached, as the API tells it. */
record TestBody(String name, boolean good, List<StepBody> steps) {
    /**
     * One step.
     *
     * @param server that it was tried on; empty where it is of none
     */
    record StepBody(
            TestReport.Stage stage,
            String server,
            TestReport.Outcome outcome,
            TestReport.Cause cause,
            double tookMs,
            String detail) {}

    static TestBody of(String name, TestReport report) {
        return new TestBody(
                name,
                report.isGood(),
                report.steps().stream()
                        .map(step -> new StepBody(
                                step.stage(),
                                step.server(),
                                step.outcome(),
                                step.cause(),
                                Math.round(step.took().toNanos() / 100_000.0) / 10.0,
                                step.detail()))
                        .toList());
    }
}
