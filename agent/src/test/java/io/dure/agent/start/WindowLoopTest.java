package io.dure.agent.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.bridge.TransactionSink;
import io.dure.agent.bridge.UserChoice;
import io.dure.agent.gauge.Gauges;
import io.dure.agent.latency.Recorder;
import io.dure.agent.latency.Slice;
import io.dure.agent.window.AgentClock;
import io.dure.agent.window.WindowCutter;
import io.dure.agent.window.Windows;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowLoopTest {
    @BeforeEach
    @AfterEach
    void openTheBridgeAgain() {
        Bridge.open(new HandSink());
        Bridge.close();
    }

    @Test
    void anAgentThatGaveUpCountingEndsItsReportsInsteadOfTellingOfNoTraffic() throws InterruptedException {
        AtomicLong millis = new AtomicLong();
        List<Boolean> ended = new CopyOnWriteArrayList<>();
        Windows windows = new Windows() {
            @Override
            public void live(Slice slice, long startMillis, long endMillis) {}

            @Override
            public void window(Slice slice, long startMillis, long endMillis, boolean last) {
                ended.add(last);
            }
        };
        Console console = new Console(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        WindowCutter cutter = new WindowCutter(new Recorder(10, 1), windows, 0);
        AgentClock clock = new AgentClock(() -> millis.addAndGet(2_000), System::nanoTime);
        Bridge.open(new HandSink());
        Thread loop = Thread.ofPlatform()
                .daemon()
                .start(new WindowLoop(cutter, clock, new Gauges(() -> false, List.of(), console), () -> {}, console));
        await().atMost(Duration.ofSeconds(20)).until(() -> !ended.isEmpty());

        for (int i = 0; i < 100; i++) {
            Bridge.failed(new IllegalStateException("test"));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> ended.contains(true));
        long then = millis.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> millis.get() > then + 60_000);
        loop.interrupt();
        loop.join();
        assertThat(ended.indexOf(true)).as("nothing comes after the last").isEqualTo(ended.size() - 1);
    }

    private static final class HandSink implements TransactionSink {
        @Override
        public void ended(long nanos, String route, boolean error, boolean probe, @Nullable String host) {}

        @Override
        public void failed(Throwable cause) {}

        @Override
        public @Nullable UserChoice users() {
            return null;
        }

        @Override
        public void user(String user) {}

        @Override
        public void login(Object session) {}

        @Override
        public void pool(String kind, Object pool, Object settings) {}
    }

    @Test
    void cuttingOutlivesAShortageOfMemoryThatLeavesNoneToSayItBy() throws InterruptedException {
        AtomicLong millis = new AtomicLong();
        AtomicInteger cuts = new AtomicInteger();
        Windows windows = new Windows() {
            @Override
            public void live(Slice slice, long startMillis, long endMillis) {
                if (cuts.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("test");
                }
            }

            @Override
            public void window(Slice slice, long startMillis, long endMillis, boolean last) {}
        };
        Console console = new Console(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                throw new OutOfMemoryError("test");
            }
        });
        Thread loop = Thread.ofPlatform()
                .daemon()
                .start(new WindowLoop(
                        new WindowCutter(new Recorder(10, 1), windows, 0),
                        new AgentClock(() -> millis.addAndGet(1_500), System::nanoTime),
                        new Gauges(() -> false, List.of(), console),
                        () -> {},
                        console));

        await().atMost(Duration.ofSeconds(20)).until(() -> cuts.get() > 1);
        loop.interrupt();
        loop.join();
    }
}
