package io.dure.bench.store;

import io.dure.bench.Benchmark;
import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.report.Findings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Append rate, commit latency, bytes and queries of the embedded store, beside Prometheus fed from the same windows, over {@code BENCH_STORE_HOURS}. */
public final class StoreBenchmark implements Benchmark {
    @Override
    public String name() {
        return "store";
    }

    @Override
    public void run(Bed bed, Findings findings, Progress progress) {
        if (!Files.isExecutable(Path.of("/usr/bin/prometheus"))) {
            throw new CannotStart("no prometheus on this machine; install Debian's package prometheus");
        }
        HubChild.run(
                StoreWork.class,
                bed,
                findings,
                progress,
                bed.folder().raw().toString(),
                Long.toString(bed.seed()),
                System.getenv().getOrDefault("BENCH_STORE_HOURS", "24"));
    }
}
