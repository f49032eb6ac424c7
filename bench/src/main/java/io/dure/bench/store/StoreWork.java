package io.dure.bench.store;

import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.api.ApiJson;
import io.dure.hub.heatmap.Heatmaps;
import io.dure.hub.heatmap.StoredHeatmaps;
import io.dure.hub.metric.By;
import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesRequest.Content;
import io.dure.hub.metric.SeriesRequest.Scope;
import io.dure.hub.metric.TimeRange;
import io.dure.hub.store.DuckDb;
import io.dure.hub.store.EmbeddedStore;
import io.dure.hub.store.StoreSettings;
import io.dure.hub.store.StoreUnavailable;
import io.dure.hub.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The measuring process of {@link StoreBenchmark}. */
final class StoreWork {
    private static final int ASKED = 20;
    /** Of a map on a wide screen. */
    private static final int COLUMNS = 720;

    private static final long MEMORY = 256_000_000;

    private final Path folder;
    private final long seed;
    private final int hours;
    private final long startMs;
    private final List<Double> commits = new ArrayList<>();
    private final List<Double> sealingCommits = new ArrayList<>();
    private int sentAgain;

    private StoreWork(Path folder, long seed, int hours) {
        this.folder = folder;
        this.seed = seed;
        this.hours = hours;
        long hour = Duration.ofHours(1).toMillis();
        this.startMs = Math.floorDiv(Instant.now().toEpochMilli(), hour) * hour - hours * hour;
    }

    public static void main(String[] arguments) throws Exception {
        new StoreWork(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2])).run();
    }

    private void run() throws Exception {
        try (PrometheusPeer peer = PrometheusPeer.start(folder.resolve("prometheus"))) {
            peer.compare(new Fleet(seed, startMs), startMs, hours);
        }
        Path data = Files.createDirectories(folder.resolve("store"));
        Clock clock = Clock.fixed(Instant.ofEpochMilli(startMs).plus(Duration.ofHours(hours)), ZoneOffset.UTC);
        Fleet fleet = new Fleet(seed, startMs);
        try (DuckDb database = DuckDb.open(data, MEMORY)) {
            EmbeddedStore store = new EmbeddedStore(database, StoreSettings.defaults(), clock);
            Print.figure("store.hours", hours, "h of 24");
            append(store, fleet);
            sizes(data, fleet);
            ask(store.stores());
            draw(store.stores(), clock);
            check(store.stores(), fleet);
        }
    }

    private void append(EmbeddedStore store, Fleet fleet) throws InterruptedException {
        double storing = 0;
        for (int hour = 0; hour < hours; hour++) {
            Print.step("storing hour " + (hour + 1) + " of " + hours + " of " + Fleet.INSTANCES + " instances");
            AtomicBoolean sealed = new AtomicBoolean(true);
            Thread sealer = null;
            for (int window = 0; window < 360; window++) {
                long at = startMs + hour * 3_600_000L + window * Fleet.WINDOW_MS;
                for (int site = 0; site < Fleet.SITES.size(); site++) {
                    List<Report> reports = fleet.window(site, at);
                    boolean busy = !sealed.get();
                    long begun = System.nanoTime();
                    store(store.stores(), Fleet.SITES.get(site) + "-1", reports);
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    storing += seconds;
                    (busy ? sealingCommits : commits).add(seconds * 1e3);
                }
                if (window == 0 && hour > 0) {
                    // The hour before is sealed while this one comes.
                    sealed.set(false);
                    sealer = Thread.ofPlatform().start(() -> {
                        store.seal();
                        sealed.set(true);
                    });
                }
            }
            if (sealer != null) {
                sealer.join();
            }
        }
        long begun = System.nanoTime();
        store.seal();
        double sealing = (System.nanoTime() - begun) / 1e9;
        Print.figure("store.append", fleet.windows() / storing, "windows/s");
        Print.figure("store.append.samples", fleet.samples() / storing, "samples/s");
        report("store.commit", commits);
        if (!sealingCommits.isEmpty()) {
            report("store.commit.while-sealing", sealingCommits);
        }
        Print.figure("store.commit.sent-again", sentAgain, "times");
        Print.figure("store.seal", sealing, "s for an hour");
    }

    /** As a collector does it: what was not acknowledged is sent again, and counted once. */
    private void store(Stores stores, String collector, List<Report> reports) {
        while (true) {
            try {
                stores.reports().store(collector, reports);
                return;
            } catch (StoreUnavailable late) {
                if (!late.code().equals(StoreUnavailable.BUSY)) {
                    throw late;
                }
                sentAgain++;
            }
        }
    }

    private static void report(String name, List<Double> milliseconds) {
        double[] values = milliseconds.stream().mapToDouble(Double::doubleValue).toArray();
        Print.figure(name + ".median", Print.quantile(values, 0.5), "ms");
        Print.figure(name + ".p99", Print.quantile(values, 0.99), "ms");
        Print.figure(name + ".max", Print.quantile(values, 1), "ms");
    }

    private static void sizes(Path data, Fleet fleet) throws IOException {
        long fine = bytes(data.resolve("series"), "10s-");
        long all = bytes(data.resolve("series"), "");
        Print.figure("store.bytes-a-sample", (double) fine / fleet.samples(), "B", 0.7, null);
        Print.figure("store.bytes-a-sample.with-roll-ups", (double) all / fleet.samples(), "B");
        Print.figure("store.bytes-a-window", (double) fine / fleet.windows(), "B");
        Print.figure("store.database", Files.size(data.resolve("hub.duckdb")) / 1e6, "MB");
    }

    private static long bytes(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private void ask(Stores stores) {
        long end = startMs + hours * 3_600_000L;
        ask(
                stores,
                "rate-by-site.all",
                new SeriesRequest(Content.COUNTS, "", Scope.all(), List.of(By.SITE), startMs, end, 60_000, 100));
        ask(
                stores,
                "p95-by-site.all",
                new SeriesRequest(Content.DURATIONS, "", Scope.all(), List.of(By.SITE), startMs, end, 60_000, 100));
        ask(
                stores,
                "p95-by-route.hour",
                new SeriesRequest(
                        Content.DURATIONS, "", Scope.all(), List.of(By.ROUTE), end - 3_600_000, end, 10_000, 100));
        ask(
                stores,
                "p95-of-an-instance.all",
                new SeriesRequest(
                        Content.DURATIONS,
                        "",
                        Scope.all().ofInstance(Fleet.name(7)),
                        List.of(),
                        startMs,
                        end,
                        60_000,
                        100));
        ask(
                stores,
                "heap-by-site.all",
                new SeriesRequest(
                        Content.GAUGE,
                        "jvm.memory.used",
                        Scope.all(),
                        List.of(By.SITE, By.LABEL),
                        startMs,
                        end,
                        60_000,
                        100));
    }

    /** The hub's share of a T-Map's first paint: reading, merging, and the answer as it is sent. */
    private void draw(Stores stores, Clock clock) {
        Heatmaps maps = new StoredHeatmaps(stores.series(), new Completeness(Fleet.SITES, clock));
        ApiJson json = new ApiJson();
        Instant begin = Instant.ofEpochMilli(startMs);
        TimeRange day = new TimeRange(begin, begin.plus(Duration.ofHours(hours)));
        double[] milliseconds = new double[ASKED];
        int bytes = 0;
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            bytes = json.write(maps.heatmap(new Heatmaps.Question(Scope.all(), day, COLUMNS, 2))).length;
            milliseconds[i] = (System.nanoTime() - begun) / 1e6;
        }
        Print.figure("heatmap.first-paint.answer.median", Print.quantile(milliseconds, 0.5), "ms");
        Print.figure("heatmap.first-paint.answer.p95", Print.quantile(milliseconds, 0.95), "ms", 1_000.0, null);
        Print.figure("heatmap.first-paint.answer.size", bytes / 1e3, "kB");
    }

    private static void ask(Stores stores, String name, SeriesRequest request) {
        double[] milliseconds = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            stores.series().read(request);
            milliseconds[i] = (System.nanoTime() - begun) / 1e6;
        }
        Print.figure("store.query." + name + ".median", Print.quantile(milliseconds, 0.5), "ms");
        Print.figure("store.query." + name + ".p95", Print.quantile(milliseconds, 0.95), "ms");
    }

    private void check(Stores stores, Fleet fleet) {
        SeriesReading all = stores.series()
                .read(new SeriesRequest(
                        Content.COUNTS, "", Scope.all(), List.of(), startMs, startMs + hours * 3_600_000L, 600_000, 1));
        long counted = all.series().values().stream()
                .flatMap(series -> series.values().stream())
                .mapToLong(Measure::toCount)
                .sum();
        Print.check(
                "every transaction is counted once",
                counted == fleet.transactions(),
                Long.toString(fleet.transactions()),
                Long.toString(counted));
        long begun = System.nanoTime();
        long[] pieces = {0};
        Instant from = Instant.ofEpochMilli(startMs + (hours - 1) * 3_600_000L);
        stores.reports().pieces(from, (WindowPiece piece) -> pieces[0]++);
        Print.figure("store.replay", (System.nanoTime() - begun) / 1e9, "s for the last hour");
        Print.check(
                "the last hour is replayed whole",
                pieces[0] == 360L * Fleet.INSTANCES,
                Long.toString(360L * Fleet.INSTANCES),
                Long.toString(pieces[0]));
    }
}
