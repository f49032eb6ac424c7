package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.testing.Otlp;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowIntakeTest {
    private static final long START = 1_790_000_000_000L;
    private static final String DURATION = "http.server.request.duration";

    private final AtomicLong now = new AtomicLong(START + 10_100);
    private final LossLedger losses = new LossLedger();
    private final List<WindowPiece> windows = new ArrayList<>();
    private final List<WindowPiece> previews = new ArrayList<>();
    private final WindowIntake intake = new WindowIntake(
            "private",
            Set::of,
            new InstanceLedger(losses),
            losses,
            () -> Instant.ofEpochMilli(now.get()),
            windows::addAll,
            previews::add);

    @Test
    void resentReportIsCountedOnce() throws Exception {
        ExportMetricsServiceRequest report = report("a:1", START, 3);

        intake.take(report);
        intake.take(report);

        assertThat(windows).hasSize(1);
        assertThat(intake.resent()).isEqualTo(1);
    }

    @Test
    void sameWindowOfAnotherInstanceOrStartCounts() throws Exception {
        intake.take(report("a:1", START, 3));
        intake.take(report("a:2", START, 3));
        intake.take(Otlp.report(
                Otlp.resource(
                        "service.name", "portal",
                        "service.instance.id", "a:1",
                        "process.creation.time", "2026-01-02T04:00:00Z",
                        "telemetry.sdk.name", "dure"),
                Otlp.durations(DURATION, Otlp.point(START, START + 10_000, 6, 3))));

        assertThat(windows).hasSize(3);
    }

    @Test
    void resentReportIsStillKnownAfterTenMinutes() throws Exception {
        ExportMetricsServiceRequest first = report("a:1", START, 3);
        intake.take(first);
        for (int window = 1; window <= 60; window++) {
            now.addAndGet(10_000);
            intake.take(report("a:1", START + window * 10_000L, 1));
        }

        intake.take(first);

        assertThat(windows).hasSize(61);
    }

    @Test
    void partsOfAForeignWindowAreNumberedPieces() throws Exception {
        Resource sdk = Otlp.resource("service.name", "legacy", "service.instance.id", "x");

        intake.take(Otlp.report(
                sdk, Otlp.durations(DURATION, Otlp.point(START, START + 60_000, 3, 1, "http.route", "/a"))));
        intake.take(Otlp.report(
                sdk, Otlp.durations(DURATION, Otlp.point(START, START + 60_000, 3, 1, "http.route", "/b"))));
        intake.take(Otlp.report(
                sdk, Otlp.durations(DURATION, Otlp.point(START, START + 60_000, 3, 1, "http.route", "/a"))));

        assertThat(windows).extracting(WindowPiece::getPiece).containsExactly(0L, 1L);
    }

    @Test
    void previewsAreNotRemembered() throws Exception {
        ExportMetricsServiceRequest live = Otlp.report(
                Otlp.agent("portal", "a:1"),
                Otlp.durations("dure.live." + DURATION, Otlp.point(START, START + 2_000, 6, 1)));

        intake.take(live);
        intake.take(live);

        assertThat(previews).hasSize(2);
        assertThat(windows).isEmpty();
    }

    @Test
    void clockThatRunsBehindIsCorrectedByWholeWindowsOnceItIsKnown() throws Exception {
        long behind = 60_000;
        for (int window = 0; window < 5; window++) {
            intake.take(report("a:1", START + window * 10_000L - behind, 1));
            now.addAndGet(10_000);
        }

        assertThat(windows)
                .extracting(WindowPiece::getWindowStartMs)
                .containsExactly(
                        START - behind,
                        START + 10_000 - behind,
                        START + 20_000 - behind,
                        START + 30_000,
                        START + 40_000);
        assertThat(windows.subList(0, 3)).extracting(WindowPiece::getPiece).containsOnly(0L);
        assertThat(windows.subList(3, 5)).extracting(WindowPiece::getPiece).doesNotContain(0L);
    }

    @Test
    void burstOfLateWindowsIsNotTakenForAWrongClock() throws Exception {
        for (int window = 0; window < 8; window++) {
            intake.take(report("a:1", START - 120_000 + window * 10_000L, 1));
            now.addAndGet(50);
        }

        assertThat(windows)
                .extracting(WindowPiece::getWindowStartMs)
                .startsWith(START - 120_000)
                .endsWith(START - 50_000);
    }

    @Test
    void rejectionsAreCountedAsLosses() throws Exception {
        intake.take(Otlp.report(
                Otlp.agent("portal", "a:1"), Otlp.durations("other", Otlp.point(START, START + 10_000, 6, 1))));

        assertThat(losses.of("otlp-not-taken")).isEqualTo(1);
    }

    private static ExportMetricsServiceRequest report(String instance, long startMs, int count) {
        return Otlp.report(
                Otlp.agent("portal", instance),
                Otlp.durations(DURATION, Otlp.point(startMs, startMs + 10_000, 6, count)));
    }
}
