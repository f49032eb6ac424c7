package io.dure.bench.store;

import io.dure.federation.v1.Report;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Debian's Prometheus, fed by remote write with what its own client library would have reported of the same windows. */
final class PrometheusPeer implements AutoCloseable {
    /** A day's question takes it seconds to minutes. */
    private static final int ASKED = 3;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Path folder;

    private PrometheusPeer(Process process, String address, Path folder) {
        this.process = process;
        this.address = address;
        this.folder = folder;
    }

    static PrometheusPeer start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 10s}
                storage: {tsdb: {out_of_order_time_window: 24h}}
                """);
        Process process = new ProcessBuilder(
                        "/usr/bin/prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.enable-remote-write-receiver",
                        "--web.enable-admin-api",
                        // Its defaults refuse a percentile over a day of this fleet.
                        "--query.max-samples=1000000000",
                        "--query.timeout=5m",
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        PrometheusPeer peer = new PrometheusPeer(process, "http://127.0.0.1:" + port, folder);
        Instant deadline = Instant.now().plusSeconds(30);
        while (!peer.isReady()) {
            if (Instant.now().isAfter(deadline) || !process.isAlive()) {
                throw new IOException("prometheus did not start; see " + folder.resolve("prometheus.log"));
            }
            Thread.sleep(100);
        }
        return peer;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofMinutes(6))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    void compare(Fleet fleet, long startMs, int hours) throws IOException, InterruptedException {
        RemoteWrite write = new RemoteWrite(http, URI.create(address + "/api/v1/write"));
        for (int window = 0; window < hours * 360; window++) {
            if (window % 360 == 0) {
                Print.step(
                        "feeding hour " + (window / 360 + 1) + " of " + hours + " of the same windows to Prometheus");
            }
            for (int site = 0; site < Fleet.SITES.size(); site++) {
                for (Report report : fleet.window(site, startMs + window * Fleet.WINDOW_MS)) {
                    report.getWindows().getPiecesList().forEach(write::add);
                }
            }
            write.windowEnded();
        }
        Print.figure("prometheus.hours", hours, "h of 24");
        Print.figure("prometheus.append.samples", write.samples() / write.seconds(), "samples/s");
        Print.figure("prometheus.append", fleet.windows() / write.seconds(), "windows/s");
        HttpResponse<String> snapshot = http.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/admin/tsdb/snapshot"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Print.check(
                "Prometheus wrote its block",
                snapshot.statusCode() == 200,
                "200",
                Integer.toString(snapshot.statusCode()));
        long bytes = bytes(folder.resolve("tsdb").resolve("snapshots"));
        Print.figure("prometheus.bytes-a-sample", (double) bytes / write.samples(), "B");
        Print.figure("prometheus.bytes-a-window", (double) bytes / fleet.windows(), "B");
        long end = startMs + hours * 3_600_000L;
        ask("rate-by-site.all", "sum by (site) (rate(duration_count[1m]))", startMs, end, 60);
        ask(
                "p95-by-site.all",
                "histogram_quantile(0.95, sum by (le, site) (rate(duration_bucket[1m])))",
                startMs,
                end,
                60);
        ask(
                "p95-by-route.hour",
                "histogram_quantile(0.95, sum by (le, route) (rate(duration_bucket[30s])))",
                end - 3_600_000,
                end,
                10);
        ask(
                "p95-of-an-instance.all",
                "histogram_quantile(0.95, sum by (le) (rate(duration_bucket{instance=\"" + Fleet.name(7) + "\"}[1m])))",
                startMs,
                end,
                60);
        ask("heap-by-site.all", "avg by (site, label) (jvm_memory_used)", startMs, end, 60);
    }

    private void ask(String name, String query, long fromMs, long toMs, int step)
            throws IOException, InterruptedException {
        String path = "/api/v1/query_range?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start="
                + fromMs / 1000 + "&end=" + toMs / 1000 + "&step=" + step;
        double[] milliseconds = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = get(path);
            milliseconds[i] = (System.nanoTime() - begun) / 1e6;
            if (answer.statusCode() != 200 || !answer.body().contains("\"values\"")) {
                Print.step("Prometheus did not answer " + name + ": status " + answer.statusCode());
                return;
            }
        }
        Print.figure("prometheus.query." + name + ".median", Print.quantile(milliseconds, 0.5), "ms");
        Print.figure("prometheus.query." + name + ".p95", Print.quantile(milliseconds, 0.95), "ms");
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
