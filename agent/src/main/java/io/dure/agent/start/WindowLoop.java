package io.dure.agent.start;

import io.dure.agent.jvm.JvmGauges;
import io.dure.agent.window.AgentClock;
import io.dure.agent.window.WindowCutter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Cuts on time, on a thread that never waits for the network. */
final class WindowLoop implements Runnable {
    private final WindowCutter cutter;
    private final AgentClock clock;
    private final JvmGauges jvm;
    private final Runnable abortOverdue;
    private final Console console;
    private boolean jvmAnswers = true;

    /**
     * @param abortOverdue ends requests that hang
     */
    WindowLoop(WindowCutter cutter, AgentClock clock, JvmGauges jvm, Runnable abortOverdue, Console console) {
        this.cutter = cutter;
        this.clock = clock;
        this.jvm = jvm;
        this.abortOverdue = abortOverdue;
        this.console = console;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            long now = clock.millis();
            long next = now + WindowCutter.SLICE_MILLIS;
            try {
                next = cutter.cut(now);
                abortOverdue.run();
                sampleJvm(now);
            } catch (Throwable e) {
                // Out of memory in the application, most likely: the next slice gets its chance.
                console.say("a report could not be written: " + e);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.max(1, next - clock.millis())));
        }
    }

    /** After the cut, and without harm to the next: what a JVM refuses is left out from then on. */
    private void sampleJvm(long now) {
        if (!jvmAnswers) {
            return;
        }
        try {
            jvm.sample(now);
        } catch (RuntimeException | LinkageError e) {
            jvmAnswers = false;
            console.say("this JVM does not tell of its memory and threads: " + e);
        }
    }
}
