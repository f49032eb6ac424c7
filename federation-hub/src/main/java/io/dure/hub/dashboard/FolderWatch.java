package io.dure.hub.dashboard;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folder again and again. Not told by the system: what is mounted over a network or put there by Kubernetes
 * tells nothing.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final FileDashboards files;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("dashboard-files").daemon().factory());

    FolderWatch(FileDashboards files, Duration every) {
        this.files = files;
        var unused = timer.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            files.look();
        } catch (RuntimeException | Error failed) {
            LOG.warn("dashboards: the folder is not read now", failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
