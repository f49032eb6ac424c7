package io.dure.hub.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.store.ReportStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LastHourTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:05Z");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final LiveWindows windows = new LiveWindows(clock);

    private static WindowPiece piece(int number) {
        long start = NOW.toEpochMilli() - 5_000 - 10_000L * number;
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setSite("private")
                        .setService("portal")
                        .setInstance("a-" + number))
                .setWindowStartMs(start)
                .setReportedStartMs(start)
                .setWindowMs(10_000)
                .build();
    }

    private int known() {
        return windows.instances(Optional.empty(), Optional.empty(), true).size();
    }

    /** Gives its pieces one after the other to whoever asks for the last hour. */
    private record Kept(Consumer<Consumer<WindowPiece>> giving) implements ReportStore {
        @Override
        public Stored store(String collector, List<Report> reports) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pieces(Instant from, Consumer<WindowPiece> reader) {
            assertThat(from).isEqualTo(NOW.minus(LiveWindows.SPAN));
            giving.accept(reader);
        }

        @Override
        public List<EvacuationEvent> evacuations(Instant from) {
            return List.of();
        }
    }

    @Test
    void theHubGoesOnWhileTheLastHourIsTakenBack() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        LastHour lastHour = new LastHour(
                new Kept(reader -> {
                    reader.accept(piece(1));
                    await().until(() -> goOn.getCount() == 0);
                    reader.accept(piece(2));
                }),
                windows,
                clock);

        lastHour.start();
        windows.add(piece(0));

        await().until(() -> known() == 2);
        goOn.countDown();
        await().until(() -> known() == 3);
    }

    @Test
    void whatCameAgainMeanwhileIsCountedOnce() {
        windows.add(piece(1));
        AtomicInteger given = new AtomicInteger();

        new LastHour(
                        new Kept(reader -> {
                            reader.accept(piece(1));
                            given.incrementAndGet();
                        }),
                        windows,
                        clock)
                .start();

        await().until(() -> given.get() == 1);
        assertThat(known()).isOne();
        assertThat(windows.dropped()).isEmpty();
    }

    @Test
    void takingBackEndsWithTheHub() {
        AtomicInteger given = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        LastHour lastHour = new LastHour(
                new Kept(reader -> {
                    try {
                        while (true) {
                            reader.accept(piece(given.incrementAndGet() % 300));
                        }
                    } finally {
                        ended.incrementAndGet();
                    }
                }),
                windows,
                clock);
        lastHour.start();
        await().until(() -> given.get() > 10);

        lastHour.stop();

        await().until(() -> ended.get() == 1);
        assertThat(lastHour.isRunning()).isFalse();
    }
}
