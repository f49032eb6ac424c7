package io.dure.collector.uplink;

import io.dure.collector.settings.HostPort;
import io.dure.collector.trust.HubChannels;
import io.dure.collector.trust.NotEnrolledException;
import io.dure.federation.v1.Hello;
import io.dure.federation.v1.Welcome;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one hub connected, on a thread of its own: session after session, each over a fresh connection. */
final class HubLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HubLink.class);

    private final HostPort address;
    private final HubChannels channels;
    private final Supplier<Hello> hello;
    private final HubSession.Sources sources;
    private final Backoff backoff;
    private final Thread thread;
    private volatile boolean connected;
    private @Nullable String lastFailure;

    private HubLink(
            HostPort address,
            HubChannels channels,
            Supplier<Hello> hello,
            HubSession.Sources sources,
            Backoff backoff) {
        this.address = address;
        this.channels = channels;
        this.hello = hello;
        this.sources = sources;
        this.backoff = backoff;
        this.thread = Thread.ofPlatform().name("hub-" + address).daemon().unstarted(this::run);
    }

    static HubLink start(
            HostPort address,
            HubChannels channels,
            Supplier<Hello> hello,
            HubSession.Sources sources,
            Backoff backoff) {
        HubLink link = new HubLink(address, channels, hello, sources, backoff);
        link.thread.start();
        return link;
    }

    boolean isConnected() {
        return connected;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                session();
                Thread.sleep(backoff.next());
            }
        } catch (InterruptedException closed) {
            log.debug("Link to hub {} closed", address);
        }
    }

    private void session() throws InterruptedException {
        ManagedChannel channel;
        try {
            channel = channels.open(address);
        } catch (NotEnrolledException noCertificate) {
            report(String.valueOf(noCertificate.getMessage()));
            return;
        }
        try (HubSession session = new HubSession(channel, sources)) {
            Welcome welcome = session.open(hello.get());
            log.info(
                    "Connected to hub {} at {}, epoch {}{}",
                    welcome.getHub(),
                    address,
                    welcome.getEpoch(),
                    welcome.getLeader() ? ", leading" : "");
            connected = true;
            lastFailure = null;
            backoff.reset();
            session.run();
        } catch (HubLostException lost) {
            report(String.valueOf(lost.getMessage()));
        } catch (IOException disk) {
            report("the spool cannot be read: " + disk);
        } catch (RuntimeException failed) {
            report(failed.toString());
        } finally {
            connected = false;
            channel.shutdownNow();
        }
    }

    /** Once for each new reason: an absent hub would else fill the log. */
    private void report(String failure) {
        if (!failure.equals(lastFailure)) {
            log.warn("No connection to hub {}: {}", address, failure);
            lastFailure = failure;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
