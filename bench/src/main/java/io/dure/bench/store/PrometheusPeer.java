package io.dure.bench.store;

import com.google.protobuf.CodedOutputStream;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.protocol.histogram.LatencyHistogram;
import java.io.ByteArrayOutputStream;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Debian's Prometheus, fed by remote write with what its own client library would have reported of the same windows: of each
 * cell a histogram with the library's eleven usual bounds, a count and a sum, and the gauges.
 */
final class PrometheusPeer implements AutoCloseable {
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    /** Windows in one request, so that labels are not sent with each sample. */
    private static final int BATCH = 6;

    private static final int ASKED = 10;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Path folder;
    private final Map<String, double[]> cumulative = new LinkedHashMap<>();
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private long samples;
    private double writing;

    private static final class Pending {
        private final byte[] labels;
        private final ByteArrayOutputStream samples = new ByteArrayOutputStream();

        Pending(byte[] labels) {
            this.labels = labels;
        }
    }

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
                        .timeout(Duration.ofMinutes(2))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    void compare(Fleet fleet, long startMs, int minutes) throws IOException, InterruptedException {
        Print.step("feeding " + minutes + " min of the same windows to Prometheus");
        for (int window = 0; window < minutes * 6; window++) {
            for (int site = 0; site < Fleet.SITES.size(); site++) {
                for (Report report : fleet.window(site, startMs + window * Fleet.WINDOW_MS)) {
                    report.getWindows().getPiecesList().forEach(this::take);
                }
            }
            if (window % BATCH == BATCH - 1) {
                send();
            }
        }
        Print.figure("prometheus.hours", minutes / 60.0, "h of 24");
        Print.figure("prometheus.append.samples", samples / writing, "samples/s");
        Print.figure("prometheus.append", fleet.windows() / writing, "windows/s");
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
        Print.figure("prometheus.bytes-a-sample", (double) bytes / samples, "B");
        Print.figure("prometheus.bytes-a-window", (double) bytes / fleet.windows(), "B");
        long end = startMs + minutes * 60_000L;
        ask("rate-by-site", "sum by (site) (rate(duration_count[1m]))", startMs, end, 60);
        ask("p95-by-site", "histogram_quantile(0.95, sum by (le, site) (rate(duration_bucket[1m])))", startMs, end, 60);
        ask(
                "p95-by-route",
                "histogram_quantile(0.95, sum by (le, route) (rate(duration_bucket[30s])))",
                startMs,
                end,
                10);
        ask(
                "p95-of-an-instance",
                "histogram_quantile(0.95, sum by (le) (rate(duration_bucket{instance=\"" + Fleet.name(7) + "\"}[1m])))",
                startMs,
                end,
                60);
        ask("heap-by-site", "avg by (site, label) (jvm_memory_used)", startMs, end, 60);
    }

    private void ask(String name, String query, long fromMs, long toMs, int step)
            throws IOException, InterruptedException {
        String path = "/api/v1/query_range?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start="
                + fromMs / 1000 + "&end=" + toMs / 1000 + "&step=" + step;
        double[] milliseconds = new double[ASKED];
        boolean answered = true;
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = get(path);
            milliseconds[i] = (System.nanoTime() - begun) / 1e6;
            answered &= answer.statusCode() == 200 && answer.body().contains("\"values\"");
        }
        Print.check("Prometheus answers " + name, answered, "series", answered ? "series" : "none");
        Print.figure("prometheus.query." + name + ".median", Print.quantile(milliseconds, 0.5), "ms");
        Print.figure("prometheus.query." + name + ".p95", Print.quantile(milliseconds, 0.95), "ms");
    }

    private void take(WindowPiece piece) {
        long at = piece.getWindowStartMs() + piece.getWindowMs();
        List<String> who = List.of(
                "instance",
                piece.getInstance().getInstance(),
                "service",
                "portal",
                "site",
                piece.getInstance().getSite());
        for (Series series : piece.getSeriesList()) {
            cell(who, series, at);
        }
        for (Gauge gauge : piece.getGaugesList()) {
            add(
                    gauge.getName().replace('.', '_'),
                    who,
                    List.of("label", gauge.getLabel()),
                    gauge.getSum() / gauge.getCount(),
                    at);
        }
    }

    private void cell(List<String> who, Series series, long at) {
        List<String> what = List.of("outcome", series.getOutcome().name(), "route", series.getRoute());
        String key = who + "" + what;
        double[] sums = cumulative.computeIfAbsent(key, unused -> new double[BOUNDS.length + 2]);
        LatencyHistogram histogram = LatencyHistogram.fromProto(series.getDuration());
        histogram.buckets().forEach((index, n) -> {
            for (int i = 0; i < BOUNDS.length; i++) {
                if (LatencyHistogram.bound(index + 1, histogram.scale()) <= BOUNDS[i]) {
                    sums[i] += n;
                }
            }
        });
        sums[BOUNDS.length] += histogram.count();
        sums[BOUNDS.length + 1] += histogram.sum();
        for (int i = 0; i < BOUNDS.length; i++) {
            add("duration_bucket", who, with(what, "le", Double.toString(BOUNDS[i])), sums[i], at);
        }
        add("duration_bucket", who, with(what, "le", "+Inf"), sums[BOUNDS.length], at);
        add("duration_count", who, what, sums[BOUNDS.length], at);
        add("duration_sum", who, what, sums[BOUNDS.length + 1], at);
    }

    private static List<String> with(List<String> labels, String name, String value) {
        List<String> more = new ArrayList<>(List.of(name, value));
        more.addAll(labels);
        return more;
    }

    private void add(String name, List<String> who, List<String> what, double value, long at) {
        Pending series = pending.computeIfAbsent(name + who + what, key -> new Pending(labels(name, who, what)));
        byte[] sample = message(out -> {
            out.writeDouble(1, value);
            out.writeInt64(2, at);
        });
        series.samples.writeBytes(message(out -> out.writeByteArray(2, sample)));
        samples++;
    }

    /** Sorted by their names, as remote write wants them. */
    private static byte[] labels(String name, List<String> who, List<String> what) {
        Map<String, String> labels = new TreeMap<>(Map.of("__name__", name));
        for (List<String> part : List.of(who, what)) {
            for (int i = 0; i < part.size(); i += 2) {
                labels.put(part.get(i), part.get(i + 1));
            }
        }
        labels.values().removeIf(String::isEmpty);
        return message(out -> {
            for (Map.Entry<String, String> label : labels.entrySet()) {
                byte[] pair = message(inner -> {
                    inner.writeString(1, label.getKey());
                    inner.writeString(2, label.getValue());
                });
                out.writeByteArray(1, pair);
            }
        });
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private void send() throws IOException, InterruptedException {
        List<Pending> all = List.copyOf(pending.values());
        int part = 5_000;
        for (int from = 0; from < all.size(); from += part) {
            List<Pending> some = all.subList(from, Math.min(all.size(), from + part));
            byte[] request = message(out -> {
                for (Pending series : some) {
                    ByteArrayOutputStream whole = new ByteArrayOutputStream();
                    whole.writeBytes(series.labels);
                    whole.writeBytes(series.samples.toByteArray());
                    out.writeByteArray(1, whole.toByteArray());
                }
            });
            byte[] body = snappy(request);
            long begun = System.nanoTime();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/api/v1/write"))
                            .header("Content-Type", "application/x-protobuf")
                            .header("Content-Encoding", "snappy")
                            .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            writing += (System.nanoTime() - begun) / 1e9;
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        "prometheus refuses what is written: " + answer.statusCode() + " " + answer.body());
            }
        }
        all.forEach(series -> series.samples.reset());
    }

    /** Snappy's block format with nothing but literals: valid, and cheap for the receiver. */
    private static byte[] snappy(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + plain.length / 1000 + 16);
        int rest = plain.length;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        for (int from = 0; from < plain.length; from += 65_536) {
            int length = Math.min(65_536, plain.length - from);
            out.write(61 << 2);
            out.write((length - 1) & 0xFF);
            out.write((length - 1) >>> 8);
            out.write(plain, from, length);
        }
        return out.toByteArray();
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
