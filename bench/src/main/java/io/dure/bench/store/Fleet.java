package io.dure.bench.store;

import io.dure.federation.v1.Account;
import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.protocol.histogram.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Windows of many instances on two sites, as their collectors report them. */
final class Fleet {
    static final int INSTANCES = 1_228;
    static final List<String> SITES = List.of("private", "public");
    static final List<String> ROUTES = List.of("GET /", "GET /notices", "GET /notices/{id}", "POST /applications");
    static final long WINDOW_MS = 10_000;
    private static final int REPORT = 64;

    private final SplittableRandom random;
    private final long startedMs;
    private final long[] created = new long[INSTANCES];
    private final long[] sequences = new long[SITES.size()];
    private long samples;
    private long windows;

    Fleet(long seed, long startedMs) {
        this.random = new SplittableRandom(seed);
        this.startedMs = startedMs;
    }

    /** The reports of one site's collector for one window. */
    List<Report> window(int site, long atMs) {
        List<Report> reports = new ArrayList<>();
        WindowBatch.Builder batch = WindowBatch.newBuilder();
        for (int i = site; i < INSTANCES; i += SITES.size()) {
            batch.addPieces(piece(site, i, atMs));
            if (batch.getPiecesCount() == REPORT) {
                reports.add(report(site, batch, atMs));
                batch = WindowBatch.newBuilder();
            }
        }
        if (batch.getPiecesCount() > 0) {
            reports.add(report(site, batch, atMs));
        }
        return reports;
    }

    private Report report(int site, WindowBatch.Builder batch, long atMs) {
        return Report.newBuilder()
                .setIncarnation(1)
                .setSequence(++sequences[site])
                .setCreatedMs(atMs + WINDOW_MS)
                .setWindows(batch)
                .build();
    }

    static String name(int instance) {
        return "10.%d.%d.%d:8080".formatted(instance % SITES.size(), instance / 250, instance % 250);
    }

    private WindowPiece piece(int site, int instance, long atMs) {
        WindowPiece.Builder piece = WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setService("portal")
                        .setSite(SITES.get(site))
                        .setInstance(name(instance))
                        .setStartMs(startedMs)
                        .setHost("node-" + instance)
                        .setVersion("1.0"))
                .setWindowStartMs(atMs)
                .setReportedStartMs(atMs)
                .setWindowMs((int) WINDOW_MS);
        for (int route = 0; route < ROUTES.size(); route++) {
            add(piece, instance, ROUTES.get(route), Outcome.OK, 4 + random.nextInt(5), 0.005 * (route + 1));
        }
        if (random.nextInt(4) == 0) {
            add(piece, instance, ROUTES.get(1), Outcome.ERROR, 1, 0.02);
        }
        gauge(piece, "jvm.memory.used", "By", "heap", 2e8 + random.nextInt(50_000_000));
        gauge(piece, "jvm.memory.used", "By", "non_heap", 9e7 + random.nextInt(100_000));
        gauge(piece, "jvm.thread.count", "{thread}", "", 60 + random.nextInt(4));
        gauge(piece, "jvm.cpu.recent_utilization", "1", "", random.nextInt(1000) / 1000.0);
        windows++;
        return piece.setAccount(Account.newBuilder().setCreated(created[instance]))
                .build();
    }

    private void add(
            WindowPiece.Builder piece, int instance, String route, Outcome outcome, int requests, double median) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (int i = 0; i < requests; i++) {
            recorder.record(median * Math.exp(0.5 * random.nextGaussian()));
        }
        LatencyHistogram histogram = recorder.histogram();
        created[instance] += requests;
        samples += 2 + histogram.buckets().size();
        piece.addSeries(Series.newBuilder()
                .setRoute(route)
                .setOutcome(outcome)
                .setEntry(Entry.NAME)
                .setDuration(histogram.toProto()));
    }

    private void gauge(WindowPiece.Builder piece, String name, String unit, String label, double value) {
        samples += 4;
        piece.addGauges(Gauge.newBuilder()
                .setName(name)
                .setUnit(unit)
                .setLabel(label)
                .setCount(5)
                .setSum(value * 5)
                .setMin(value * 0.98)
                .setMax(value * 1.01));
    }

    /** Numbers that the windows held: of a histogram its count, sum and each bucket with a value; of a gauge four. */
    long samples() {
        return samples;
    }

    long windows() {
        return windows;
    }

    long transactions() {
        long sum = 0;
        for (long each : created) {
            sum += each;
        }
        return sum;
    }
}
