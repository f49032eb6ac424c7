package io.dure.agent.start;

import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowLoopTest {
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
