package io.dure.agent.report;

import io.dure.agent.start.Console;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Empties the outbox, one report at a time. A failure ends the round; the next begins with the next preview, 2 s
 * later, so that a collector that is back gets its windows at once and one that is not is asked once in 2 s. A preview
 * is tried first: it is worth something now or never.
 */
public final class Sender implements Runnable {
    private final Outbox outbox;
    private final Collector collector;
    private final Drops drops;
    private final Console console;
    private final LongSupplier nanos;
    private long heldUntil;
    private boolean held;
    private boolean reachable = true;

    public Sender(Outbox outbox, Collector collector, Drops drops, Console console, LongSupplier nanos) {
        this.outbox = outbox;
        this.collector = collector;
        this.drops = drops;
        this.console = console;
        this.nanos = nanos;
    }

    @Override
    public void run() {
        try {
            while (!outbox.isClosed()) {
                outbox.await();
                try {
                    round();
                } catch (RuntimeException | Error e) {
                    // The application's shortage of memory may pass; its reports shall go on then.
                    outbox.release();
                    console.say("a report could not be sent: " + e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what waits, until something stands in the way. At the end of the process nothing is held back. */
    void round() {
        if (held && nanos.getAsLong() - heldUntil < 0 && !outbox.isClosed()) {
            return;
        }
        held = false;
        boolean more = true;
        while (more) {
            more = sendLive() && sendOldest();
        }
    }

    private boolean sendLive() {
        Report live = outbox.takeLive();
        return live == null || answered(collector.post(live.body()));
    }

    private boolean sendOldest() {
        Report window = outbox.beginOldest();
        if (window == null) {
            return false;
        }
        Answer answer = collector.post(window.body());
        switch (answer.kind()) {
            case REJECTED:
                drops.add("rejected-" + answer.status(), window.transactions());
                outbox.settle(window);
                break;
            case ACCEPTED:
                outbox.settle(window);
                break;
            case LATER:
            case UNREACHABLE:
                outbox.release();
                break;
        }
        return answered(answer);
    }

    private boolean answered(Answer answer) {
        if (answer.retryAfterMillis() > 0) {
            held = true;
            heldUntil = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(answer.retryAfterMillis());
        }
        boolean settled = answer.kind() == Answer.Kind.ACCEPTED || answer.kind() == Answer.Kind.REJECTED;
        say(answer.kind() == Answer.Kind.ACCEPTED ? null : answer.detail());
        return settled && !held;
    }

    private void say(@Nullable String fault) {
        boolean now = fault == null;
        if (now != reachable) {
            reachable = now;
            console.say(now ? "the collector takes reports again" : "the collector does not take reports: " + fault);
        }
    }
}
