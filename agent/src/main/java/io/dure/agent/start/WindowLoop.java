package io.dure.agent.start;

import io.dure.agent.bridge.Bridge;
import io.dure.agent.gauge.Gauges;
import io.dure.agent.window.AgentClock;
import io.dure.agent.window.WindowCutter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Cuts on time, on a thread that never waits for the network. */
final class WindowLoop implements Runnable {
    private final WindowCutter cutter;
    private final AgentClock clock;
    private final Gauges gauges;
    private final Runnable abortOverdue;
    private final Console console;

    /**
     * @param abortOverdue ends requests that hang
     */
    WindowLoop(WindowCutter cutter, AgentClock clock, Gauges gauges, Runnable abortOverdue, Console console) {
        this.cutter = cutter;
        this.clock = clock;
        this.gauges = gauges;
        this.abortOverdue = abortOverdue;
        this.console = console;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            long now = clock.millis();
            long next = now + WindowCutter.SLICE_MILLIS;
            try {
                if (Bridge.hasGivenUp()) {
                    // A window of nothing would be read as no traffic: that nothing comes any more is the truth.
                    cutter.finish();
                }
                next = cutter.cut(now);
                abortOverdue.run();
                // After the cut, which comes on time so.
                gauges.sample(now);
            } catch (Throwable e) {
                // Out of memory in the application, most likely: the next slice gets its chance.
                console.say("a report could not be written", e);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.max(1, next - clock.millis())));
        }
    }
}
