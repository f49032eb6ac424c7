package io.dure.bench;

import io.dure.bench.console.ConsoleBenchmark;
import io.dure.bench.ddns.DdnsBenchmark;
import io.dure.bench.failover.FailoverBenchmark;
import io.dure.bench.fencing.FencingBenchmark;
import io.dure.bench.fleet.FleetBenchmark;
import io.dure.bench.freshness.FreshnessBenchmark;
import io.dure.bench.ingest.IngestBenchmark;
import io.dure.bench.ledger.LedgerBenchmark;
import io.dure.bench.login.LoginBenchmark;
import io.dure.bench.loss.LossBenchmark;
import io.dure.bench.matrix.MatrixBenchmark;
import io.dure.bench.nameserver.NameserverBenchmark;
import io.dure.bench.store.MergeBenchmark;
import io.dure.bench.store.StoreBenchmark;
import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Secrets;
import io.dure.demo.process.Jars;
import io.dure.demo.report.Document;
import io.dure.demo.report.Findings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs one benchmark by name and prints what it measured. Exit status 0: it ran and its checks held (a missed goal is a figure, not a
 * failure); 1: a check did not hold; 2: it could not start.
 */
public final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new FailoverBenchmark(),
            new MatrixBenchmark(),
            new LossBenchmark(),
            new FreshnessBenchmark(),
            new LedgerBenchmark(),
            new IngestBenchmark(),
            new FleetBenchmark(),
            new FencingBenchmark(),
            new StoreBenchmark(),
            new MergeBenchmark(),
            new ConsoleBenchmark(),
            new LoginBenchmark(),
            new DdnsBenchmark(),
            new NameserverBenchmark());
    private static final String USAGE = "usage: ./dure bench NAME [--json] [--data DIR]; NAME is one of "
            + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "));

    private Bench() {}

    public static void main(String[] words) {
        int status;
        try {
            status = run(List.of(words));
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private static int run(List<String> words) {
        boolean json = words.contains("--json");
        int data = words.indexOf("--data");
        Path folder = data >= 0 && data + 1 < words.size() ? Path.of(words.get(data + 1)) : Path.of(".dure", "bench");
        Benchmark benchmark = ALL.stream()
                .filter(each -> !words.isEmpty() && each.name().equals(words.getFirst()))
                .findFirst()
                .orElseThrow(() -> new CannotStart(USAGE));
        Progress progress = new Progress(json ? System.err : System.out);
        Findings findings = new Findings();
        long seed = new SecureRandom().nextInt(Integer.MAX_VALUE);
        try (DataFolder held = DataFolder.open(folder)) {
            held.forgetState();
            Secrets secrets = new Secrets(held.file("secrets"), new SecureRandom());
            Jars jars = new Jars(Path.of(System.getProperty("dure.launch", "target/launch")));
            benchmark.run(new Benchmark.Bed(held, secrets, jars, seed), findings, progress);
        }
        Document document = findings.document(benchmark.name(), seed);
        System.out.println(json ? document.toJson() : document.toText());
        return document.held() ? 0 : 1;
    }

    /** Of this process, for children that run classes of the benchmarks. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }
}
