package io.dure.agent.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A collector of the tests: a real HTTP server that stores each window once, by its start, as the real one does. */
public final class FakeCollector implements AutoCloseable {
    public record Received(ExportMetricsServiceRequest request, int answered, String token, String encoding) {
        public List<Metric> metrics() {
            return request.getResourceMetrics(0).getScopeMetrics(0).getMetricsList();
        }

        public boolean isWindow() {
            return metrics().stream().anyMatch(metric -> metric.getName().equals("dure.agent.waiting"));
        }

        public OptionalLong number(String metric) {
            return metrics().stream()
                    .filter(one -> one.getName().equals(metric))
                    .map(one -> one.hasSum()
                            ? one.getSum().getDataPoints(0)
                            : one.getGauge().getDataPoints(0))
                    .mapToLong(point -> point.hasAsInt() ? point.getAsInt() : (long) point.getAsDouble())
                    .findFirst();
        }

        public Map<String, Long> dropped() {
            Map<String, Long> dropped = new HashMap<>();
            metrics().stream()
                    .filter(one -> one.getName().equals("dure.agent.dropped"))
                    .flatMap(one -> one.getSum().getDataPointsList().stream())
                    .forEach(point ->
                            dropped.put(point.getAttributes(0).getValue().getStringValue(), point.getAsInt()));
            return dropped;
        }

        public long transactions() {
            return points(this).stream()
                    .mapToLong(ExponentialHistogramDataPoint::getCount)
                    .sum();
        }

        public long uptimePoints() {
            return metrics().stream()
                    .filter(metric -> metric.getName().equals("process.uptime"))
                    .count();
        }
    }

    private final HttpServer server;
    private final ConcurrentLinkedQueue<int[]> scripted = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile long clockAheadMillis;
    private volatile boolean swallowing;
    private volatile int status = 200;
    private volatile int windowStatus = 200;

    public FakeCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/metrics", this::take);
        server.createContext("/v1/dure/commands", this::command);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answerAlways(int code) {
        status = code;
        windowStatus = code;
    }

    public void answerWindows(int code) {
        windowStatus = code;
    }

    /** The next answers, each a status and the seconds of Retry-After, 0 for none. */
    public void answerNext(int code, int retryAfterSeconds) {
        scripted.add(new int[] {code, retryAfterSeconds});
    }

    public List<Received> received() {
        return received;
    }

    public List<Received> windows() {
        return received.stream().filter(Received::isWindow).toList();
    }

    /** Counts of the stored windows by "route outcome entry"; a window answered twice counts once. */
    public Map<String, Long> stored() {
        return stored(List.of(this));
    }

    /** What a hub of these collectors stores: each window once, whichever brought it. */
    public static Map<String, Long> stored(List<FakeCollector> collectors) {
        Map<String, Long> counts = new HashMap<>();
        Set<String> keys = new HashSet<>();
        for (Received report : collectors.stream()
                .flatMap(collector -> collector.windows().stream())
                .toList()) {
            if (report.answered() / 100 != 2) {
                continue;
            }
            for (ExponentialHistogramDataPoint point : points(report)) {
                String series = "%s %s %s"
                        .formatted(
                                attribute(point, "http.route"),
                                attribute(point, "dure.outcome"),
                                attribute(point, "dure.entry"));
                if (keys.add(point.getStartTimeUnixNano() + series)) {
                    counts.merge(series, point.getCount(), Long::sum);
                }
            }
        }
        return counts;
    }

    public long storedTransactions() {
        return stored().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The users' hashes of all windows. */
    public Set<Long> users() {
        Set<Long> users = new HashSet<>();
        windows().stream()
                .flatMap(report -> report.metrics().stream())
                .filter(metric -> metric.getName().equals("process.uptime"))
                .flatMap(metric -> metric.getGauge().getDataPoints(0).getAttributesList().stream())
                .filter(attribute -> attribute.getKey().equals("dure.users"))
                .forEach(attribute -> {
                    ByteBuffer hashes = attribute.getValue().getBytesValue().asReadOnlyByteBuffer();
                    while (hashes.hasRemaining()) {
                        users.add(hashes.getLong());
                    }
                });
        return users;
    }

    /** What users were told apart by. */
    public Set<String> usersSources() {
        Set<String> words = new HashSet<>();
        windows().stream()
                .flatMap(report -> report.metrics().stream())
                .filter(metric -> metric.getName().equals("process.uptime"))
                .flatMap(metric -> metric.getGauge().getDataPoints(0).getAttributesList().stream())
                .filter(attribute -> attribute.getKey().equals("dure.users.source"))
                .forEach(attribute -> words.add(attribute.getValue().getStringValue()));
        return words;
    }

    /** Of each preview the band in which a request was running, empty where none was; the tests run one at a time. */
    public List<String> running() {
        return received.stream()
                .filter(report -> !report.isWindow())
                .map(report -> report.metrics().stream()
                        .filter(metric -> metric.getName().equals("http.server.active_requests"))
                        .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                        .filter(point -> point.getAsDouble() > 0)
                        .map(point -> point.getAttributes(0).getValue().getStringValue())
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    /** The newest value of a gauge's sibling whose attributes have these values, in any window. */
    public OptionalDouble gauge(String name, String... values) {
        return windows().stream()
                .flatMap(report -> report.metrics().stream())
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                .filter(point -> point.getAttributesList().stream()
                        .map(attribute -> attribute.getValue().getStringValue())
                        .toList()
                        .equals(List.of(values)))
                .mapToDouble(point -> point.getAsDouble())
                .reduce((older, newer) -> newer);
    }

    /** A delta sum over all windows and series. */
    public long sum(String name) {
        return windows().stream()
                .flatMap(report -> report.metrics().stream())
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getSum().getDataPointsList().stream())
                .mapToLong(point -> point.getAsInt())
                .sum();
    }

    /** The next reports are stored, and their connections closed without an answer. */
    public void swallowAnswers(boolean swallow) {
        swallowing = swallow;
    }

    public static List<ExponentialHistogramDataPoint> points(Received report) {
        List<ExponentialHistogramDataPoint> points = new ArrayList<>();
        report.metrics().stream()
                .filter(Metric::hasExponentialHistogram)
                .forEach(
                        metric -> points.addAll(metric.getExponentialHistogram().getDataPointsList()));
        return points;
    }

    private static String attribute(ExponentialHistogramDataPoint point, String key) {
        return point.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow()
                .getStringValue();
    }

    private void take(HttpExchange exchange) {
        try (exchange) {
            byte[] body = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
            Received report = new Received(
                    ExportMetricsServiceRequest.parseFrom(body),
                    0,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding")));
            int[] next = scripted.poll();
            int code = next != null ? next[0] : report.isWindow() ? windowStatus : status;
            if (next != null && next[1] > 0) {
                exchange.getResponseHeaders().add("Retry-After", String.valueOf(next[1]));
            }
            received.add(new Received(report.request(), code, report.token(), report.encoding()));
            if (swallowing) {
                return;
            }
            exchange.sendResponseHeaders(code, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Identities that asked for commands, each with the query of its question. */
    public List<String> commandQuestions() {
        return questions;
    }

    /** How far this collector's clock runs ahead of the machine's. */
    public void clockAhead(long millis) {
        clockAheadMillis = millis;
    }

    private void command(HttpExchange exchange) {
        try (exchange) {
            String identity = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            questions.add(exchange.getRequestURI().getQuery() + " " + identity);
            byte[] answer = ("{\"timeMs\":" + (System.currentTimeMillis() + clockAheadMillis) + ",\"commands\":[]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
