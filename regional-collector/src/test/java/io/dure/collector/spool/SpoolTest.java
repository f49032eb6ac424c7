package io.dure.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dure.collector.otlp.OverloadedException;
import io.dure.federation.v1.Histogram;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static final int SEGMENT = 16 * 1024;

    private final MemoryDisk disk = new MemoryDisk(new SplittableRandom(1));
    private volatile Instant now = Instant.ofEpochMilli(5_000);

    @Test
    void whatIsKeptIsReadBackInOrderWithItsNumbers() throws Exception {
        try (Spool spool = start(7)) {
            spool.keep(List.of(Windows.window(1)));
            spool.keep(List.of(Windows.window(2), Windows.window(3)));

            List<Report> reports = read(spool);

            assertThat(reports).extracting(Report::getSequence).containsExactly(1L, 2L);
            assertThat(reports).extracting(Report::getIncarnation).containsOnly(7L);
            assertThat(reports.get(1).getWindows().getPiecesList())
                    .containsExactly(Windows.window(2), Windows.window(3));
        }
    }

    @Test
    void sendersThatComeTogetherShareReports() throws Exception {
        try (Spool spool = start(1);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                WindowPiece window = Windows.window(i);
                answers.add(senders.submit(() -> {
                    spool.keep(List.of(window));
                    return null;
                }));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }

            List<Report> reports = read(spool);

            assertThat(reports.stream().flatMap(report -> report.getWindows().getPiecesList().stream()))
                    .hasSize(500);
            assertThat(reports).hasSizeLessThan(250);
        }
    }

    @Test
    void reportsOfAnEarlierStartComeFirstAndUnderTheirNumbers() throws Exception {
        try (Spool first = start(1)) {
            first.keep(List.of(Windows.window(1)));
        }
        try (Spool second = start(2)) {
            second.keep(List.of(Windows.window(2)));

            assertThat(read(second)).extracting(Report::getIncarnation).containsExactly(1L, 2L);
            assertThat(second.ledger().getTaken())
                    .isEqualTo(Tally.of(List.of(Windows.window(1), Windows.window(2)))
                            .transactions());
        }
    }

    @Test
    void replayBringsBackWhatWasTaken() throws Exception {
        try (Spool first = start(1)) {
            first.keep(List.of(Windows.window(1), Windows.window(2)));
        }
        List<Long> remembered = new ArrayList<>();
        try (Spool second = start(2)) {
            second.replay((piece, takenMs) -> {
                assertThat(takenMs).isEqualTo(5_000);
                remembered.add(piece.getReportedStartMs());
            });
        }
        assertThat(remembered).containsExactly(1L, 2L);
    }

    @Test
    void fullDiskRefusesAndKeepsNothing() throws Exception {
        try (Spool spool = start(1)) {
            disk.capacity(100);

            assertThatThrownBy(() -> spool.keep(List.of(Windows.window(1))))
                    .isInstanceOf(OverloadedException.class)
                    .extracting(refused -> ((OverloadedException) refused).code())
                    .isEqualTo("spool-full");
            disk.capacity(Long.MAX_VALUE);
            spool.keep(List.of(Windows.window(2)));

            assertThat(read(spool).getFirst().getWindows().getPiecesList()).containsExactly(Windows.window(2));
        }
    }

    @Test
    void onAFullDiskTheOldestUnsentGoesAndIsTold() throws Exception {
        try (Spool spool = start(1)) {
            fill(spool, 3 * SEGMENT);
            disk.capacity(used() + 1_000);

            fill(spool, 5 * SEGMENT);

            long dropped = spool.ledger().getDroppedOrThrow("spool-full");
            long told = read(spool).stream()
                    .flatMap(report -> report.getLosses().getLossesList().stream())
                    .mapToLong(loss -> loss.getTransactions())
                    .sum();
            assertThat(dropped).isPositive().isEqualTo(told);
        }
    }

    @Test
    void whatALeaderMayHaveBeenSentIsNeverDropped() throws Exception {
        try (Spool spool = start(1)) {
            spool.keep(List.of(Windows.window(1)));
            assertThat(read(spool)).hasSize(1);

            fill(spool, 20 * SEGMENT);

            assertThat(read(spool).getFirst().getWindows().getPieces(0)).isEqualTo(Windows.window(1));
            assertThat(spool.ledger().getDroppedOrThrow("spool-full")).isPositive();
            assertThat(spool.ledger().getSpoolBytes()).isLessThanOrEqualTo(8L * SEGMENT);
        }
    }

    @Test
    void whatIsTooOldIsDroppedAndTold() throws Exception {
        try (Spool spool = start(1)) {
            spool.keep(List.of(Windows.window(5)));
            now = now.plus(Duration.ofHours(2));
            await().until(() -> spool.ledger().getDroppedMap().containsKey("spool-age"));

            spool.keep(List.of(Windows.window(6)));

            List<Report> reports = read(spool);
            assertThat(reports.getFirst().getLosses().getLosses(0).getReason()).isEqualTo("spool-age");
            assertThat(reports.getLast().getWindows().getPieces(0)).isEqualTo(Windows.window(6));
        }
    }

    @Test
    void acknowledgedReportsGoAndTheBooksSayWhatTheHubHadBefore() throws Exception {
        try (Spool spool = start(1)) {
            spool.keep(List.of(Windows.window(5)));
            spool.keep(List.of(Windows.window(6)));
            assertThat(spool.ledger().getOldestWaitingMs()).isEqualTo(5_000);

            spool.acknowledge(1, 1, 3);

            await().until(() -> spool.waitingReports() == 1);
            assertThat(spool.ledger().getCommitted())
                    .isEqualTo(Tally.of(Windows.window(5)).transactions());
            assertThat(spool.ledger().getRepeated()).isEqualTo(3);
            spool.acknowledge(1, 2, 3);
            await().until(() -> spool.waitingReports() == 0);
            assertThat(spool.ledger().getOldestWaitingMs()).isZero();
        }
    }

    @Test
    void pacedAndMoreThanHalfFullMeansSlowDown() throws Exception {
        try (Spool spool = start(1)) {
            spool.pace(Duration.ofSeconds(30));
            spool.keep(List.of(Windows.window(1)));
            now = now.plusSeconds(31);
            fill(spool, 5 * SEGMENT);
            spool.pace(Duration.ofSeconds(30));

            assertThatThrownBy(() -> spool.keep(List.of(Windows.window(2))))
                    .isInstanceOf(OverloadedException.class)
                    .extracting(refused -> ((OverloadedException) refused).code())
                    .isEqualTo("hub-busy");
            now = now.plusSeconds(31);
            spool.keep(List.of(Windows.window(2)));
        }
    }

    @Test
    void windowThatNoHubTakesIsToldAsLost() throws Exception {
        WindowPiece huge = Windows.window(4).toBuilder()
                .addSeries(Series.newBuilder()
                        .setRoute("x".repeat(4 * 1024 * 1024))
                        .setDuration(Histogram.newBuilder().setCount(11)))
                .build();
        try (Spool spool = start(1)) {
            spool.keep(List.of(huge));
            Report report = read(spool).getFirst();
            spool.acknowledge(1, 1, 0);
            await().until(() -> spool.waitingReports() == 0);

            assertThat(report.getLosses().getLosses(0).getTransactions()).isEqualTo(15);
            assertThat(spool.ledger().getDroppedOrThrow("window-too-large")).isEqualTo(15);
            assertThat(spool.ledger().getCommitted()).isZero();
        }
    }

    @Test
    void epochOutlivesARestart() throws Exception {
        try (Spool first = start(1)) {
            first.seen(9);
        }
        try (Spool second = start(2)) {
            assertThat(second.epoch()).isEqualTo(9);
        }
    }

    @Test
    void newerFormatIsRefused() {
        disk.put("books", StateFormat.encode(SpoolState.INITIAL));
        disk.put("1-1.log", "DURESPL2 and more".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> start(2)).isInstanceOf(IOException.class).hasMessageContaining("newer version");
    }

    private Spool start(long incarnation) throws IOException {
        SpoolOptions options = new SpoolOptions(incarnation, Windows.SITE, 8L * SEGMENT, Duration.ofHours(1), SEGMENT);
        return Spool.start(SpoolLog.open(disk, options, () -> now), () -> now);
    }

    private static void fill(Spool spool, long bytes) throws OverloadedException {
        List<WindowPiece> windows = new ArrayList<>();
        long size = 0;
        for (long number = 100; size < bytes; number++) {
            windows.add(Windows.window(number));
            size += Windows.window(number).getSerializedSize();
            if (windows.size() == 20) {
                spool.keep(windows);
                windows.clear();
            }
        }
    }

    private long used() {
        return disk.names().stream().mapToLong(name -> disk.bytes(name).length).sum();
    }

    private static List<Report> read(Spool spool) throws IOException {
        List<Report> reports = new ArrayList<>();
        try (SpoolReader reader = spool.reader()) {
            reader.rewind(true);
            for (Optional<Report> next = reader.next(); next.isPresent(); next = reader.next()) {
                reports.add(next.get());
            }
        }
        return reports;
    }
}
