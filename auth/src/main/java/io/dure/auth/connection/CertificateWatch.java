package io.dure.auth.connection;

import io.dure.auth.connection.ConnectionEvent.CertificateEndsSoon;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Warns before a certificate ends that a server has shown or that vouches for it, once a day. */
final class CertificateWatch {
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final int REMEMBERED = 100;

    private final String directory;
    private final Duration notice;
    private final Clock clock;
    private final Consumer<ConnectionEvent> events;
    private final Map<String, Instant> warned = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    CertificateWatch(String directory, Duration notice, Clock clock, Consumer<ConnectionEvent> events) {
        this.directory = directory;
        this.notice = notice;
        this.clock = clock;
        this.events = events;
    }

    void seen(ServerAddress server, List<Certificate> chain) {
        Instant now = clock.instant();
        for (Certificate link : chain) {
            if (link instanceof X509Certificate certificate
                    && !now.plus(notice).isBefore(certificate.getNotAfter().toInstant())
                    && isDue(server + " " + certificate.getSerialNumber(), now)) {
                events.accept(new CertificateEndsSoon(
                        directory,
                        server,
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getNotAfter().toInstant()));
            }
        }
    }

    private synchronized boolean isDue(String key, Instant now) {
        Instant last = warned.get(key);
        if (last != null && now.isBefore(last.plus(AGAIN))) {
            return false;
        }
        warned.put(key, now);
        return true;
    }
}
