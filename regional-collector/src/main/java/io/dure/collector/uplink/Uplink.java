package io.dure.collector.uplink;

import io.dure.collector.settings.CollectorSettings;
import io.dure.collector.trust.HubChannels;
import io.dure.federation.v1.Hello;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/** The links to all hubs. At its end it gives the reports that still wait a moment to be acknowledged. */
final class Uplink implements SmartLifecycle, HubReach {
    private static final Duration LAST_CALL = Duration.ofSeconds(2);

    private final CollectorSettings settings;
    private final HubChannels channels;
    private final HubSession.Sources sources;
    private final String version;
    private final List<HubLink> links = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    Uplink(CollectorSettings settings, HubChannels channels, HubSession.Sources sources, String version) {
        this.settings = settings;
        this.channels = channels;
        this.sources = sources;
        this.version = version;
    }

    @Override
    public void start() {
        running = true;
        settings.hubs()
                .forEach(hub -> links.add(
                        HubLink.start(hub, channels, this::hello, sources, new Backoff(new SplittableRandom()))));
    }

    private Hello hello() {
        return Hello.newBuilder()
                .setCollector(settings.id())
                .setSite(settings.site() == null ? "" : settings.site())
                .setDomain(settings.domain())
                .setIncarnation(sources.spool().incarnation())
                .setVersion(version)
                .setTimeMs(sources.clock().millis())
                .setHostsNameserver(settings.zone().isPresent())
                .setDnsAddress(settings.dns().address() + ":" + settings.dns().port())
                .build();
    }

    @Override
    public void stop() {
        running = false;
        long deadline = System.nanoTime() + LAST_CALL.toNanos();
        while (sources.spool().waitingReports() + sources.evacuations().size() > 0
                && reachesAny()
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        links.forEach(HubLink::close);
        links.clear();
    }

    @Override
    public boolean reachesAny() {
        return links.stream().anyMatch(HubLink::isConnected);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before and stops after what takes reports in, so that the last of them still leave. */
    @Override
    public int getPhase() {
        return 0;
    }
}
