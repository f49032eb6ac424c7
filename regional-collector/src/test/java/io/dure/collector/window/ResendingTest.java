package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.otlp.OverloadedException;
import io.dure.collector.testing.Otlp;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is sent again, in whatever order, to whichever collector of the site: the hub stores the same pieces. */
class ResendingTest {
    private static final long START = 1_790_000_000_000L;

    /** As the hub has it. */
    private record Key(String service, String instance, long startMs, long reportedStartMs, int windowMs, long piece) {
        static Key of(WindowPiece piece) {
            return new Key(
                    piece.getInstance().getService(),
                    piece.getInstance().getInstance(),
                    piece.getInstance().getStartMs(),
                    piece.getReportedStartMs(),
                    piece.getWindowMs(),
                    piece.getPiece());
        }
    }

    @Property(tries = 200)
    void anyOrderAndRepetitionAtOneOrTwoCollectorsStoresTheSamePieces(
            @ForAll @IntRange(min = 1, max = 12) int reports, @ForAll long seed) throws OverloadedException {
        Random random = new Random(seed);
        List<ExportMetricsServiceRequest> sent = new ArrayList<>();
        for (int n = 0; n < reports; n++) {
            sent.add(random.nextBoolean() ? window(n) : foreign(n));
        }
        Map<Key, Long> once = new HashMap<>();
        Collector straight = new Collector(0, random, false);
        for (ExportMetricsServiceRequest report : sent) {
            straight.take(report);
        }
        straight.kept.forEach(piece ->
                assertThat(once.put(Key.of(piece), transactions(piece))).isNull());

        Collector first = new Collector(0, random, true);
        Collector second = new Collector(-75_000, random, true);
        List<ExportMetricsServiceRequest> resent = new ArrayList<>(sent);
        for (int n = 0; n < 2 * reports; n++) {
            resent.add(sent.get(random.nextInt(reports)));
        }
        Collections.shuffle(resent, random);
        for (ExportMetricsServiceRequest report : resent) {
            ExportMetricsServiceRequest shuffled = shuffled(report, random);
            Collector chosen = random.nextBoolean() ? first : second;
            while (!chosen.take(shuffled)) {
                chosen = random.nextBoolean() ? first : second;
            }
        }

        Map<Key, Long> stored = new HashMap<>();
        Set<Key> seen = new HashSet<>();
        first.kept.forEach(piece -> assertThat(seen.add(Key.of(piece))).isTrue());
        first.kept.forEach(piece -> stored.put(Key.of(piece), transactions(piece)));
        second.kept.forEach(piece -> stored.put(Key.of(piece), transactions(piece)));
        assertThat(stored).isEqualTo(once);
    }

    private static ExportMetricsServiceRequest window(int n) {
        return Otlp.window(
                Otlp.agent("portal", "a:" + n % 3),
                START + n * 10_000L,
                Otlp.durations(
                        "http.server.request.duration",
                        Otlp.point(START + n * 10_000L, START + (n + 1) * 10_000L, 6, n + 1, "http.route", "/a")));
    }

    /** Reports of a sender that cuts one window into several requests. */
    private static ExportMetricsServiceRequest foreign(int n) {
        ExponentialHistogramDataPoint[] points = new ExponentialHistogramDataPoint[4];
        for (int route = 0; route < points.length; route++) {
            points[route] = Otlp.point(START, START + 60_000, 3, n + 1, "http.route", "/" + route);
        }
        return Otlp.report(
                Otlp.resource("service.name", "legacy", "service.instance.id", "x"),
                Otlp.durations("http.server.request.duration", points),
                Otlp.gauge("queue.depth", "1", START + n * 3_000L, n));
    }

    private static ExportMetricsServiceRequest shuffled(ExportMetricsServiceRequest report, Random random) {
        List<Metric> metrics = new ArrayList<>();
        for (Metric metric : report.getResourceMetrics(0).getScopeMetrics(0).getMetricsList()) {
            if (!metric.hasExponentialHistogram()) {
                metrics.add(metric);
                continue;
            }
            List<ExponentialHistogramDataPoint> points =
                    new ArrayList<>(metric.getExponentialHistogram().getDataPointsList());
            Collections.shuffle(points, random);
            metrics.add(Otlp.durations(metric.getName(), points.toArray(new ExponentialHistogramDataPoint[0])));
        }
        Collections.shuffle(metrics, random);
        return Otlp.report(report.getResourceMetrics(0).getResource(), metrics.toArray(new Metric[0]));
    }

    private static long transactions(WindowPiece piece) {
        return piece.getSeriesList().stream()
                .mapToLong(series -> series.getDuration().getCount())
                .sum();
    }

    /** One with a clock of its own, whose disk at times refuses. */
    private static final class Collector {
        private final List<WindowPiece> kept = new ArrayList<>();
        private final Random random;
        private final boolean refusing;
        private final WindowIntake intake;
        private long nowMs;

        Collector(long offMs, Random random, boolean refusing) {
            this.random = random;
            this.refusing = refusing;
            nowMs = START + offMs;
            LossLedger losses = new LossLedger();
            intake = new WindowIntake(
                    "private",
                    Set::of,
                    new InstanceLedger(losses),
                    losses,
                    () -> Instant.ofEpochMilli(nowMs),
                    this::keep,
                    preview -> {});
        }

        boolean take(ExportMetricsServiceRequest report) {
            nowMs += random.nextInt(20_000);
            try {
                intake.take(report);
                return true;
            } catch (OverloadedException again) {
                return false;
            }
        }

        private void keep(List<WindowPiece> pieces) throws OverloadedException {
            if (refusing && random.nextInt(4) == 0) {
                throw OverloadedException.unavailable("spool-full", "as drawn", Duration.ofSeconds(5));
            }
            kept.addAll(pieces);
        }
    }
}
