package io.dure.collector.window;

import io.dure.federation.v1.Instance;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Converts OTLP metrics of our agent and of any OpenTelemetry SDK. Taken are delta exponential histograms in seconds of
 * {@code http.server.request.duration}, gauges of any name and our agent's own metrics. Everything else is rejected by
 * reason, as OTLP's partial success has it.
 */
final class ReportConverter {
    private final String site;
    private final Supplier<Set<String>> serviceNames;

    /**
     * A converter for one site.
     *
     * @param serviceNames the DNS names that are steered, lower case: a request to one of them entered by name
     */
    ReportConverter(String site, Supplier<Set<String>> serviceNames) {
        this.site = site;
        this.serviceNames = serviceNames;
    }

    Conversion convert(ExportMetricsServiceRequest request) {
        Rejections rejections = new Rejections();
        List<MeasuredWindow> windows = new ArrayList<>();
        for (ResourceMetrics resource : request.getResourceMetricsList()) {
            windows.addAll(windows(resource, rejections));
        }
        return new Conversion(windows, rejections.byReason());
    }

    private List<MeasuredWindow> windows(ResourceMetrics resource, Rejections rejections) {
        Optional<Instance> instance = ReportingInstance.of(resource.getResource(), site);
        if (instance.isEmpty()) {
            resource.getScopeMetricsList().stream()
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .forEach(metric -> rejections.add("no-instance", MetricReader.points(metric)));
            return List.of();
        }
        MetricReader reader = ReportingInstance.isOurAgent(resource.getResource())
                ? new AgentReader(instance.get(), serviceNames.get(), rejections)
                : new ForeignReader(instance.get(), serviceNames.get(), rejections);
        for (ScopeMetrics scope : resource.getScopeMetricsList()) {
            scope.getMetricsList().forEach(reader::add);
        }
        return reader.windows();
    }
}
