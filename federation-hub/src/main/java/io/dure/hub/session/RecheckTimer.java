package io.dure.hub.session;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the directory asked at once after a start, and every few minutes from then on. */
@Component
final class RecheckTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecheckTimer.class);

    private final Recheck recheck;
    private final LockoutLimit lockout;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("session-recheck").daemon().factory());

    RecheckTimer(Recheck recheck, LockoutLimit lockout, RecheckProperties properties) {
        this.recheck = recheck;
        this.lockout = lockout;
        var unused =
                timer.scheduleWithFixedDelay(this::run, 0, properties.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Also now: the rules, or what is asked by them, have changed. */
    void soon() {
        timer.execute(this::run);
    }

    private void run() {
        try {
            lockout.refresh();
            recheck.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            LOG.warn("who is signed in could not be checked again now: {}", failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
