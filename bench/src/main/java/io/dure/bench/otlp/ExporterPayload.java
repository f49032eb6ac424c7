package io.dure.bench.otlp;

import io.dure.demo.layout.Address;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What OpenTelemetry's own SDK for Java and its OTLP exporter send for a web service. */
public final class ExporterPayload {
    private static final List<String> PAGES = List.of(
            "/",
            "/search",
            "/civil-affairs/{id}",
            "/civil-affairs/{id}/files",
            "/offices/{office}",
            "/offices",
            "/login",
            "/logout",
            "/api/notices",
            "/api/notices/{id}");
    private static final int REQUESTS_A_ROUTE = 60;

    private ExporterPayload() {}

    /**
     * Captures one report of ten seconds: durations by route, method and status, as exponential histograms.
     *
     * @param routes of the application
     */
    public static ExportMetricsServiceRequest capture(long seed, int routes) {
        try (Capture capture = new Capture(new Address("127.0.0.1", 0))) {
            OtlpHttpMetricExporter exporter = OtlpHttpMetricExporter.builder()
                    .setEndpoint("http://" + capture.address() + "/v1/metrics")
                    .setAggregationTemporalitySelector(AggregationTemporalitySelector.deltaPreferred())
                    .build();
            SdkMeterProvider meters = SdkMeterProvider.builder()
                    .setResource(resource())
                    .registerView(
                            InstrumentSelector.builder()
                                    .setType(InstrumentType.HISTOGRAM)
                                    .build(),
                            View.builder()
                                    .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                                    .build())
                    .registerMetricReader(PeriodicMetricReader.builder(exporter)
                            .setInterval(1, TimeUnit.HOURS)
                            .build())
                    .build();
            try {
                record(
                        meters.get("io.opentelemetry.tomcat-10.0")
                                .histogramBuilder("http.server.request.duration")
                                .setUnit("s")
                                .build(),
                        new Random(seed),
                        routes);
                meters.forceFlush().join(10, TimeUnit.SECONDS);
            } finally {
                meters.shutdown().join(10, TimeUnit.SECONDS);
            }
            return capture.reports().getFirst();
        }
    }

    private static void record(DoubleHistogram durations, Random random, int routes) {
        for (int i = 0; i < routes * REQUESTS_A_ROUTE; i++) {
            boolean failed = random.nextInt(40) == 0;
            Attributes attributes = Attributes.builder()
                    .put("http.request.method", "GET")
                    .put("http.response.status_code", failed ? 500L : 200L)
                    .put("http.route", route(random.nextInt(routes)))
                    .put("network.protocol.version", "1.1")
                    .put("url.scheme", "http")
                    .putAll(failed ? Attributes.of(AttributeKey.stringKey("error.type"), "500") : Attributes.empty())
                    .build();
            durations.record(0.004 * Math.exp(0.8 * random.nextGaussian()), attributes);
        }
    }

    private static String route(int number) {
        String page = PAGES.get(number % PAGES.size());
        return number < PAGES.size() ? page : "/part-" + number / PAGES.size() + page;
    }

    private static Resource resource() {
        return Resource.getDefault()
                .merge(Resource.create(Attributes.builder()
                        .put("service.name", "web")
                        .put("service.version", "1.4.2")
                        .put("service.instance.id", "627cc493-f310-47de-96bd-71410b7dec09")
                        .put("host.name", "portal-7c9f5d4b8-x2k4q")
                        .put("host.arch", "amd64")
                        .put("os.type", "linux")
                        .put("os.description", "Linux 6.1.0-28-amd64")
                        .put("process.pid", 1L)
                        .put("process.executable.path", "/opt/java/openjdk/bin/java")
                        .put("process.runtime.name", "OpenJDK Runtime Environment")
                        .put("process.runtime.version", "21.0.5+11-LTS")
                        .put("telemetry.distro.name", "opentelemetry-java-instrumentation")
                        .put("telemetry.distro.version", "2.10.0")
                        .build()));
    }
}
