package io.dure.agent.start;

import io.dure.agent.report.HttpCollector;
import io.dure.agent.window.AgentClock;
import io.dure.agent.window.WindowCutter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Cuts on time, on a thread that never waits for the network. */
final class WindowLoop implements Runnable {
    private final WindowCutter cutter;
    private final AgentClock clock;
    private final HttpCollector collector;
    private final Console console;

    WindowLoop(WindowCutter cutter, AgentClock clock, HttpCollector collector, Console console) {
        this.cutter = cutter;
        this.clock = clock;
        this.collector = collector;
        this.console = console;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            long now = clock.millis();
            long next = now + WindowCutter.SLICE_MILLIS;
            try {
                next = cutter.cut(now);
                collector.abortIfOverdue();
            } catch (Throwable e) {
                // Out of memory in the application, most likely: the next slice gets its chance.
                console.say("a report could not be written: " + e);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.max(1, next - clock.millis())));
        }
    }
}
