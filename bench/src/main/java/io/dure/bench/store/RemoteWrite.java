package io.dure.bench.store;

import com.google.protobuf.CodedOutputStream;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.protocol.histogram.LatencyHistogram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows as Prometheus's client library would have reported them, in its remote write protocol (version 0.1.0): of each cell a
 * cumulative histogram with the library's eleven usual bounds, a count and a sum, and the gauges.
 */
final class RemoteWrite {
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    /** Windows in one request, so that labels are not sent with each sample. */
    private static final int BATCH = 6;

    private static final int SERIES_A_REQUEST = 5_000;
    private static final int SUM = BOUNDS.length + 1;

    private final HttpClient http;
    private final URI address;
    private final Map<CellKey, Cell> cells = new LinkedHashMap<>();
    private final Map<GaugeKey, Line> gauges = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private int windows;
    private long samples;
    private double seconds;

    private record CellKey(String instance, String route, int outcome) {}

    private record GaugeKey(String instance, String name, String label) {}

    /** One cell's running totals by bound, in all and in sum, and a line for each. */
    private static final class Cell {
        private final double[] totals = new double[BOUNDS.length + 2];
        private final List<Line> lines;

        Cell(List<Line> lines) {
            this.lines = lines;
        }
    }

    /** One of Prometheus's series: its labels, and its samples that wait to be sent. */
    private static final class Line {
        private final byte[] labels;
        private final ByteArrayOutputStream samples = new ByteArrayOutputStream(128);

        Line(byte[] labels) {
            this.labels = labels;
        }
    }

    RemoteWrite(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    long samples() {
        return samples;
    }

    /** Spent in requests. */
    double seconds() {
        return seconds;
    }

    void add(WindowPiece piece) {
        long at = piece.getWindowStartMs() + piece.getWindowMs();
        for (Series series : piece.getSeriesList()) {
            cell(piece, series, at);
        }
        for (Gauge gauge : piece.getGaugesList()) {
            Line line = gauges.computeIfAbsent(
                    new GaugeKey(piece.getInstance().getInstance(), gauge.getName(), gauge.getLabel()),
                    key -> line(gauge.getName().replace('.', '_'), piece, "label", gauge.getLabel()));
            sample(line, gauge.getSum() / gauge.getCount(), at);
        }
    }

    /** @throws IOException if Prometheus refuses what is written */
    void windowEnded() throws IOException, InterruptedException {
        if (++windows % BATCH == 0) {
            send();
        }
    }

    private void cell(WindowPiece piece, Series series, long at) {
        Cell cell = cells.computeIfAbsent(
                new CellKey(piece.getInstance().getInstance(), series.getRoute(), series.getOutcomeValue()),
                key -> new Cell(linesOf(piece, series)));
        LatencyHistogram histogram = LatencyHistogram.fromProto(series.getDuration());
        double[] totals = cell.totals;
        histogram.buckets().forEach((index, n) -> {
            double bound = LatencyHistogram.bound(index + 1, histogram.scale());
            for (int i = BOUNDS.length - 1; i >= 0 && bound <= BOUNDS[i]; i--) {
                totals[i] += n;
            }
        });
        totals[BOUNDS.length] += histogram.count();
        totals[SUM] += histogram.sum();
        for (int i = 0; i <= BOUNDS.length; i++) {
            sample(cell.lines.get(i), totals[i], at);
        }
        sample(cell.lines.get(SUM), totals[BOUNDS.length], at);
        sample(cell.lines.get(SUM + 1), totals[SUM], at);
    }

    private List<Line> linesOf(WindowPiece piece, Series series) {
        String outcome = series.getOutcome().name();
        List<Line> all = new ArrayList<>();
        for (int i = 0; i <= BOUNDS.length; i++) {
            String bound = i == BOUNDS.length ? "+Inf" : Double.toString(BOUNDS[i]);
            all.add(line("duration_bucket", piece, "le", bound, "outcome", outcome, "route", series.getRoute()));
        }
        all.add(line("duration_count", piece, "outcome", outcome, "route", series.getRoute()));
        all.add(line("duration_sum", piece, "outcome", outcome, "route", series.getRoute()));
        return all;
    }

    /** Labels sorted by their names, as the protocol wants them. */
    private Line line(String name, WindowPiece piece, String... what) {
        Map<String, String> labels = new TreeMap<>(Map.of(
                "__name__", name,
                "instance", piece.getInstance().getInstance(),
                "service", piece.getInstance().getService(),
                "site", piece.getInstance().getSite()));
        for (int i = 0; i < what.length; i += 2) {
            labels.put(what[i], what[i + 1]);
        }
        labels.values().removeIf(String::isEmpty);
        Line line = new Line(message(out -> {
            for (Map.Entry<String, String> label : labels.entrySet()) {
                out.writeByteArray(1, message(pair -> {
                    pair.writeString(1, label.getKey());
                    pair.writeString(2, label.getValue());
                }));
            }
        }));
        lines.add(line);
        return line;
    }

    private void sample(Line line, double value, long at) {
        int length = CodedOutputStream.computeDoubleSize(1, value) + CodedOutputStream.computeInt64Size(2, at);
        line.samples.writeBytes(message(out -> {
            out.writeTag(2, 2);
            out.writeUInt32NoTag(length);
            out.writeDouble(1, value);
            out.writeInt64(2, at);
        }));
        samples++;
    }

    private void send() throws IOException, InterruptedException {
        for (int from = 0; from < lines.size(); from += SERIES_A_REQUEST) {
            List<Line> some = lines.subList(from, Math.min(lines.size(), from + SERIES_A_REQUEST));
            byte[] request = message(out -> {
                for (Line line : some) {
                    out.writeTag(1, 2);
                    out.writeUInt32NoTag(line.labels.length + line.samples.size());
                    out.writeRawBytes(line.labels);
                    out.writeRawBytes(line.samples.toByteArray());
                }
            });
            post(snappy(request));
        }
        lines.forEach(line -> line.samples.reset());
    }

    private void post(byte[] body) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-protobuf")
                        .header("Content-Encoding", "snappy")
                        .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        seconds += (System.nanoTime() - begun) / 1e9;
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("prometheus refuses what is written: " + answer.statusCode() + " " + answer.body());
        }
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes, 64);
            writing.to(out);
            out.flush();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
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
}
