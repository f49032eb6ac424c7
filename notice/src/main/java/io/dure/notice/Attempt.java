package io.dure.notice;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt with an overall deadline: each of its steps has one of its own, but there may be many steps. */
final class Attempt {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration STEP = Duration.ofSeconds(10);
    static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final int LONGEST_REASON = 300;

    private Attempt() {}

    /** On a virtual thread, whose sockets close when it is interrupted. */
    static Delivery within(Duration deadline, Callable<Delivery> work) {
        FutureTask<Delivery> task = new FutureTask<>(work);
        Thread.ofVirtual().name("notice-attempt").start(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            return new Delivery.Failed("no end within " + deadline.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Delivery.Failed("stopped");
        } catch (ExecutionException failed) {
            return new Delivery.Failed(reason(failed.getCause() == null ? failed : failed.getCause()));
        }
    }

    static String reason(Throwable failure) {
        String message = failure.getMessage();
        String reason = message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + message.strip();
        String line = reason.replaceAll("\\p{Cntrl}+", " ");
        return line.substring(0, Math.min(LONGEST_REASON, line.length()));
    }
}
