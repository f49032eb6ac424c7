package io.dure.hub.session;

import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.connection.ConnectionEvent.CertificateEndsSoon;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the connections to directories tell goes to the log, and a certificate that ends soon to the alarms. */
@Component
final class DirectoryEvents implements Consumer<ConnectionEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryEvents.class);
    /** It is told once a day for as long as a server shows it. */
    private static final Duration SHOWN = Duration.ofHours(26);

    private static final int MOST = 200;

    private final Clock clock;
    private final Map<String, Ending> endings = new ConcurrentHashMap<>();

    DirectoryEvents(Clock clock) {
        this.clock = clock;
    }

    /** A server's certificate that ends soon, or has ended. */
    record Ending(CertificateEndsSoon certificate, Instant firstTold, Instant lastTold) {}

    @Override
    public void accept(ConnectionEvent event) {
        log(event);
        if (event instanceof CertificateEndsSoon soon && endings.size() < MOST) {
            Instant now = clock.instant();
            endings.compute(
                    soon.directory() + ' ' + soon.server() + ' ' + soon.subject(),
                    (key, before) -> new Ending(
                            soon,
                            before == null || !before.certificate().end().equals(soon.end()) ? now : before.firstTold(),
                            now));
        }
    }

    List<Ending> endings() {
        Instant now = clock.instant();
        endings.values().removeIf(each -> now.isAfter(each.lastTold().plus(SHOWN)));
        return List.copyOf(endings.values());
    }

    private static void log(ConnectionEvent event) {
        switch (event) {
            case ConnectionEvent.ServerSetAside aside ->
                LOG.warn(
                        "directory {}: {} is asked last until {}: {} ({})",
                        aside.directory(),
                        aside.server(),
                        aside.until(),
                        aside.kind(),
                        aside.detail());
            case ConnectionEvent.ServerBack back ->
                LOG.info("directory {}: {} answers again", back.directory(), back.server());
            case ConnectionEvent.CertificateEndsSoon soon ->
                LOG.warn(
                        "directory {}: the certificate {} that {} shows ends at {}; renew it before, or nobody can sign in",
                        soon.directory(),
                        soon.subject(),
                        soon.server(),
                        soon.end());
        }
    }
}
