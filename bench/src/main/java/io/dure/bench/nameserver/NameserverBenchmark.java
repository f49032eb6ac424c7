package io.dure.bench.nameserver;

import io.dure.bench.Benchmark;
import io.dure.bench.store.HubChild;
import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;
import java.nio.file.Files;

/**
 * The shipped nameserver in a process of its own, asked by dnsperf on the same cores: as fast as it can, at half of that while
 * weights change, and for the split over 100,000 answers.
 */
public final class NameserverBenchmark implements Benchmark {
    @Override
    public String name() {
        return "nameserver";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        if (!Files.isExecutable(Dnsperf.PROGRAM)) {
            throw new CannotStart("dnsperf is missing: install the package dnsperf");
        }
        HubChild.run(
                NameserverWork.class,
                bed,
                findings,
                progress,
                bed.folder().folder("work/nameserver").toString());
    }
}
