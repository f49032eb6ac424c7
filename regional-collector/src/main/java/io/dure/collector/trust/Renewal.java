package io.dure.collector.trust;

import io.dure.collector.settings.HostPort;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Has the certificate renewed after two thirds of its life, by whichever hub answers first; of one that was brought, tells the
 * hubs when another has been put in its place. On a thread of its own.
 */
final class Renewal implements SmartLifecycle {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_FILES_EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final OwnCertificate own;
    private final List<HostPort> hubs;
    private final InstantSource clock;
    private final boolean brought;
    private @Nullable Thread thread;

    Renewal(OwnCertificate own, List<HostPort> hubs, InstantSource clock, boolean brought) {
        this.brought = brought;
        this.own = own;
        this.hubs = hubs;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("certificate").daemon().start(this::run);
    }

    private void run() {
        Instant next = Instant.MIN;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOK_EVERY);
                Instant now = clock.instant();
                if (brought) {
                    next = introduce(now, next);
                    continue;
                }
                Optional<Identity> due = own.enrolled()
                        .filter(identity -> !now.isBefore(identity.renewsAt()))
                        .filter(identity -> identity.lasts(now));
                if (due.isPresent() && !now.isBefore(next) && hubs.stream().noneMatch(own::renew)) {
                    next = now.plus(pause(Duration.between(now, due.get().endsAt())));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Files are read once in a while only, hubs asked only when they hold another certificate. */
    private Instant introduce(Instant now, Instant next) {
        if (now.isBefore(next)) {
            return next;
        }
        if (own.isReplaced()) {
            hubs.forEach(own::introduce);
        }
        return now.plus(LOOK_AT_FILES_EVERY);
    }

    /** After an attempt that failed: often enough for several more in what is left. */
    private static Duration pause(Duration left) {
        Duration fifth = left.dividedBy(5);
        return fifth.compareTo(LONGEST) < 0 ? fifth : LONGEST;
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
