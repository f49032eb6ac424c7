package io.dure.bench.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dure.demo.layout.Address;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** In the place of a collector: takes what a sender reports and keeps it. */
final class Capture implements AutoCloseable {
    private final HttpServer server;
    private final List<ExportMetricsServiceRequest> reports = new CopyOnWriteArrayList<>();

    Capture(Address address) {
        try {
            server = HttpServer.create(address.socket(), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/metrics", this::take);
        server.start();
    }

    Address address() {
        return new Address(
                server.getAddress().getHostString(), server.getAddress().getPort());
    }

    /** Every report until now, in order. */
    List<ExportMetricsServiceRequest> reports() {
        return List.copyOf(reports);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            reports.add(ExportMetricsServiceRequest.parseFrom(gzip ? new GZIPInputStream(body) : body));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
