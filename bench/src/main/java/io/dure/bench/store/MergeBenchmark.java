package io.dure.bench.store;

import io.dure.bench.Benchmark;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;

/** How far merged percentiles and merged users are from the exact ones. */
public final class MergeBenchmark implements Benchmark {
    @Override
    public String name() {
        return "merge";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        HubChild.run(MergeWork.class, bed, findings, progress, Long.toString(bed.seed()));
    }
}
