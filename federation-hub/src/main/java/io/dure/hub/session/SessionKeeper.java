package io.dure.hub.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the uses of sessions stored every few seconds, and once more at the end. */
@Component
final class SessionKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Sessions sessions;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("session-keeper").daemon().factory());

    SessionKeeper(Sessions sessions) {
        this.sessions = sessions;
        var unused =
                timer.scheduleWithFixedDelay(this::keep, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void keep() {
        try {
            sessions.keep();
        } catch (RuntimeException | Error failed) {
            LOG.warn("the uses of sessions are not stored now: {}", failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        keep();
    }
}
