package io.dure.bench.otlp;

import io.dure.demo.CannotStart;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Children;
import io.dure.demo.process.Jars;
import io.dure.demo.process.Programs;
import io.dure.demo.process.Readiness;
import io.dure.demo.process.Waiting;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs the sample portal with our agent for some seconds under a little load, and keeps what the agent sends. */
public final class AgentCapture {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String INSTANCE = "portal-private-1";
    private static final List<String> PAGES =
            List.of("/", "/search?q=tax", "/civil-affairs/7", "/civil-affairs/9999999", "/offices/seoul");

    private AgentCapture() {}

    /**
     * Captures; the configuration files must have been written and no collector may run.
     *
     * @throws CannotStart when portal or agent do not do what they should
     */
    public static AgentReports run(DataFolder folder, Jars jars) {
        Address portal = Site.PRIVATE.portals().getFirst();
        try (Capture capture = new Capture(Site.PRIVATE.otlp());
                Children children = new Children();
                Readiness ready = new Readiness()) {
            Child child = children.add(new Programs(jars, folder).portal(Site.PRIVATE, INSTANCE));
            child.start();
            if (!Waiting.until(LONGEST, () -> ready.http(portal, "/health"))) {
                throw new CannotStart("the portal was not up after " + LONGEST.toSeconds() + " s; see "
                        + child.program().log());
            }
            if (!Waiting.until(
                    LONGEST, () -> visit(portal) && window(capture, false).isPresent())) {
                throw new CannotStart("the portal's agent reported no whole window; see "
                        + child.program().log());
            }
            child.stop(Duration.ofSeconds(10));
            Optional<ExportMetricsServiceRequest> last = window(capture, true);
            return new AgentReports(
                    preview(capture).orElseThrow(() -> new CannotStart("the portal's agent reported no preview")),
                    window(capture, false).orElseThrow(),
                    last.orElseThrow(() -> new CannotStart("the portal's agent did not report its end")));
        }
    }

    private static boolean visit(Address portal) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        try (client) {
            for (String page : PAGES) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + portal + page))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                client.send(request, BodyHandlers.discarding());
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The fullest window that is the process's last, or that is not. */
    private static Optional<ExportMetricsServiceRequest> window(Capture capture, boolean last) {
        return capture.reports().stream()
                .filter(report -> has(report, AgentPayload.CREATED) && has(report, "dure.agent.waiting"))
                .filter(report -> has(report, AgentPayload.LAST) == last)
                .filter(report -> last || has(report, AgentPayload.DURATION))
                .reduce((some, other) -> points(other) > points(some) ? other : some);
    }

    private static Optional<ExportMetricsServiceRequest> preview(Capture capture) {
        return capture.reports().stream()
                .filter(report -> has(report, "dure.live." + AgentPayload.DURATION))
                .reduce((some, other) -> points(other) > points(some) ? other : some);
    }

    private static boolean has(ExportMetricsServiceRequest report, String name) {
        return metrics(report).stream().anyMatch(metric -> metric.getName().equals(name));
    }

    private static int points(ExportMetricsServiceRequest report) {
        return metrics(report).stream()
                .mapToInt(metric -> metric.getExponentialHistogram().getDataPointsCount())
                .sum();
    }

    private static List<Metric> metrics(ExportMetricsServiceRequest report) {
        return report.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }
}
