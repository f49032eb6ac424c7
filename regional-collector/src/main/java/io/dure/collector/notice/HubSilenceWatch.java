package io.dure.collector.notice;

import io.dure.collector.uplink.HubReach;
import io.dure.gslb.time.Pulse;
import io.dure.notice.Notices;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Looks every second whether a hub is reached. */
final class HubSilenceWatch implements SmartLifecycle {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final HubSilence silence;
    private final HubReach reach;
    private final Notices notices;
    private final InstantSource steady;
    private @Nullable Pulse pulse;

    HubSilenceWatch(HubSilence silence, HubReach reach, Notices notices, InstantSource steady) {
        this.silence = silence;
        this.reach = reach;
        this.notices = notices;
        this.steady = steady;
    }

    @Override
    public synchronized void start() {
        pulse = new Pulse("hub-silence", EVERY, this::look);
        pulse.startLater();
    }

    private void look() {
        silence.look(reach.reachesAny(), steady.instant()).ifPresent(notices::tell);
    }

    /** Before the links end, which is no silence. */
    @Override
    public synchronized void stop() {
        if (pulse != null) {
            pulse.close();
            pulse = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return pulse != null;
    }
}
