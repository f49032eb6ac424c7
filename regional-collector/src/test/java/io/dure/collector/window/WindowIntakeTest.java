package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.otlp.OverloadedException;
import io.dure.collector.testing.Otlp;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Duration;
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
    private final WindowIntake intake = intake(new InstanceLedger(losses));
    private boolean refuse;
    private Runnable whileKeeping = () -> {};

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
    void partsOfAForeignWindowAreNumberedByTheirContent() throws Exception {
        Resource sdk = Otlp.resource("service.name", "legacy", "service.instance.id", "x");

        intake.take(Otlp.report(
                sdk, Otlp.durations(DURATION, Otlp.point(START, START + 60_000, 3, 1, "http.route", "/a"))));
        intake.take(Otlp.report(
                sdk, Otlp.durations(DURATION, Otlp.point(START, START + 60_000, 3, 1, "http.route", "/b"))));
        intake.take(Otlp.report(
                sdk, Otlp.durations(DURATION, Otlp.point(START, START + 60_000, 3, 1, "http.route", "/a"))));

        assertThat(windows)
                .hasSize(2)
                .extracting(WindowPiece::getPiece)
                .doesNotHaveDuplicates()
                .doesNotContain(0L);
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
        assertThat(windows)
                .extracting(WindowPiece::getReportedStartMs)
                .containsExactly(
                        START - behind,
                        START + 10_000 - behind,
                        START + 20_000 - behind,
                        START + 30_000 - behind,
                        START + 40_000 - behind);
        assertThat(windows).extracting(WindowPiece::getPiece).containsOnly(0L);
    }

    @Test
    void offsetThatTheAgentMeasuredIsUsedFromItsFirstWindowOn() throws Exception {
        intake.take(Otlp.window(
                Otlp.agent("portal", "a:1"),
                START - 60_000,
                Otlp.gauge("dure.agent.clock_offset", "ms", START - 50_000, 59_700)));

        assertThat(windows).singleElement().satisfies(window -> {
            assertThat(window.getWindowStartMs()).isEqualTo(START);
            assertThat(window.getReportedStartMs()).isEqualTo(START - 60_000);
            assertThat(window.getClockOffsetMs()).isEqualTo(59_700);
        });
    }

    @Test
    void lastWindowClosedBeforeItsTimeSaysNothingAboutTheClock() throws Exception {
        for (int window = 0; window < 6; window++) {
            intake.take(report("a:1", START + window * 10_000L, 1));
            now.addAndGet(10_000);
        }
        now.addAndGet(-8_000);
        intake.take(Otlp.window(
                Otlp.agent("portal", "a:1"), START + 60_000, Otlp.gauge("dure.agent.last", "1", START + 70_000, 1)));

        assertThat(windows.getLast().getWindowStartMs()).isEqualTo(START + 60_000);
        assertThat(windows.getLast().getAccount().getLast()).isTrue();
    }

    @Test
    void windowThatCouldNotBeKeptIsTakenWhenItComesAgain() throws Exception {
        refuse = true;
        assertThatThrownBy(() -> intake.take(report("a:1", START, 3))).isInstanceOf(OverloadedException.class);
        assertThatThrownBy(() -> intake.take(foreign("/a"))).isInstanceOf(OverloadedException.class);

        refuse = false;
        intake.take(report("a:1", START, 3));
        intake.take(foreign("/a"));

        assertThat(windows).hasSize(2);
        assertThat(intake.resent()).isZero();
    }

    @Test
    void windowThatIsJustBeingKeptIsNotAnsweredAsTaken() throws Exception {
        whileKeeping = () ->
                assertThatThrownBy(() -> intake.take(report("a:1", START, 3))).isInstanceOf(OverloadedException.class);

        intake.take(report("a:1", START, 3));

        assertThat(windows).hasSize(1);
    }

    @Test
    void windowTwiceInOneReportIsTakenOnce() throws Exception {
        ExportMetricsServiceRequest report = report("a:1", START, 3);

        intake.take(report.toBuilder()
                .addAllResourceMetrics(report.getResourceMetricsList())
                .build());

        assertThat(windows).hasSize(1);
    }

    @Test
    void whatTheSpoolStillHoldsIsNotTakenAgain() throws Exception {
        intake.take(report("a:1", START, 3));
        intake.take(foreign("/a"));
        InstanceLedger afterRestart = new InstanceLedger(losses);
        windows.forEach(piece -> afterRestart.remember(piece, START));
        WindowIntake restarted = intake(afterRestart);

        restarted.take(report("a:1", START, 3));
        restarted.take(foreign("/a"));

        assertThat(windows).hasSize(2);
        assertThat(restarted.resent()).isEqualTo(2);
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

    private static ExportMetricsServiceRequest foreign(String route) {
        return Otlp.report(
                Otlp.resource("service.name", "legacy", "service.instance.id", "x"),
                Otlp.durations(DURATION, Otlp.point(START, START + 60_000, 3, 1, "http.route", route)));
    }

    private void keep(List<WindowPiece> pieces) throws OverloadedException {
        whileKeeping.run();
        if (refuse) {
            throw OverloadedException.unavailable("spool-full", "as asked", Duration.ofSeconds(5));
        }
        windows.addAll(pieces);
    }

    private WindowIntake intake(InstanceLedger ledger) {
        return new WindowIntake(
                "private", Set::of, ledger, losses, () -> Instant.ofEpochMilli(now.get()), this::keep, previews::add);
    }

    private static ExportMetricsServiceRequest report(String instance, long startMs, int count) {
        return Otlp.report(
                Otlp.agent("portal", instance),
                Otlp.durations(DURATION, Otlp.point(startMs, startMs + 10_000, 6, count)));
    }
}
