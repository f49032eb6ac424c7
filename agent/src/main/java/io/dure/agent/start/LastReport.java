package io.dure.agent.start;

import io.dure.agent.latency.Recorder;
import io.dure.agent.report.Outbox;
import io.dure.agent.window.WindowCutter;
import java.util.concurrent.TimeUnit;

/**
 * Runs when the JVM ends, beside the application's own hooks, in which a server serves its last requests. So it waits
 * until none has ended for a tenth of a second, then closes the running window and gives the sender the rest of one
 * second to bring it home, once.
 */
final class LastReport implements Runnable {
    private static final long WHOLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long QUIETER_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long QUIET_MILLIS = 100;

    private final Recorder recorder;
    private final WindowCutter cutter;
    private final Outbox outbox;
    private final Thread sender;
    private final Runnable status;

    /**
     * @param status writes what became of it
     */
    LastReport(Recorder recorder, WindowCutter cutter, Outbox outbox, Thread sender, Runnable status) {
        this.recorder = recorder;
        this.cutter = cutter;
        this.outbox = outbox;
        this.sender = sender;
        this.status = status;
    }

    @Override
    public void run() {
        long began = System.nanoTime();
        try {
            long before = -1;
            while (recorder.recorded() != before && System.nanoTime() - began < QUIETER_NANOS) {
                before = recorder.recorded();
                Thread.sleep(QUIET_MILLIS);
            }
            cutter.finish();
            outbox.close();
            long rest = TimeUnit.NANOSECONDS.toMillis(WHOLE_NANOS - (System.nanoTime() - began));
            sender.join(Math.max(1, rest));
            status.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
