package io.dure.bench;

import io.dure.demo.Progress;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Secrets;
import io.dure.demo.process.Jars;
import io.dure.demo.report.Findings;

/** Something measured on real processes, for minutes, on loopback only. */
public interface Benchmark {
    String name();

    void run(Bed bed, Findings findings, Progress progress);

    /** Where it runs. */
    record Bed(DataFolder folder, Secrets secrets, Jars jars, long seed) {}
}
