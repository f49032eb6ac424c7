package io.dure.collector.notice;

import io.dure.collector.uplink.HubReach;
import io.dure.notice.Notices;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/** Looks every second whether a hub is reached. */
final class HubSilenceWatch implements SmartLifecycle {
    private static final long EVERY_NANOS = 1_000_000_000;

    private final HubSilence silence;
    private final HubReach reach;
    private final Notices notices;
    private final InstantSource steady;
    private volatile boolean running;

    HubSilenceWatch(HubSilence silence, HubReach reach, Notices notices, InstantSource steady) {
        this.silence = silence;
        this.reach = reach;
        this.notices = notices;
        this.steady = steady;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("hub-silence").daemon().start(() -> {
            while (running) {
                LockSupport.parkNanos(EVERY_NANOS);
                silence.look(reach.reachesAny(), steady.instant()).ifPresent(notices::tell);
            }
        });
    }

    /** Before the links end, which is no silence. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
