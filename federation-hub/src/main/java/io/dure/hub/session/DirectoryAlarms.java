package io.dure.hub.session;

import io.dure.auth.connection.ConnectionEvent.CertificateEndsSoon;
import io.dure.hub.directory.ConnectedDirectories;
import io.dure.hub.directory.Wiring;
import io.dure.hub.session.DirectoryEvents.Ending;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says which directories cannot be asked at all, because what is kept of them is of no use here, and whose certificates end
 * soon: no waiting mends either.
 */
@Component
final class DirectoryAlarms implements Alarms {
    private static final Duration AT_LAST = Duration.ofDays(7);

    private final ConnectedDirectories directories;
    private final DirectoryEvents events;
    private final Clock clock;
    private final Instant started;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    DirectoryAlarms(ConnectedDirectories directories, DirectoryEvents events, Clock clock) {
        this.directories = directories;
        this.events = events;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public List<Alarm> alarms() {
        Wiring wiring = directories.wiring();
        if (wiring.unreadable()) {
            return List.of(new Alarm(
                    "sign-in-settings-unreadable",
                    Alarm.Severity.CRITICAL,
                    started,
                    null,
                    null,
                    null,
                    "the stored settings of signing in cannot be read: nobody signs in through a directory or OpenID until"
                            + " they are set anew; a copy of them lies in the hub's data folder"));
        }
        List<Wiring.Connected> broken = wiring.connected().stream()
                .filter(each -> each.problem().isPresent())
                .toList();
        since.keySet().retainAll(broken.stream().map(Wiring.Connected::name).toList());
        return Stream.concat(
                        broken.stream().map(this::alarm),
                        events.endings().stream().map(this::alarm))
                .toList();
    }

    private Alarm alarm(Wiring.Connected broken) {
        return new Alarm(
                "directory-unusable",
                Alarm.Severity.CRITICAL,
                since.computeIfAbsent(broken.name(), name -> clock.instant()),
                null,
                null,
                broken.name(),
                "directory " + broken.name() + " cannot be asked: "
                        + broken.problem().orElse(""));
    }

    private Alarm alarm(Ending ending) {
        CertificateEndsSoon certificate = ending.certificate();
        boolean atLast = !clock.instant().plus(AT_LAST).isBefore(certificate.end());
        return new Alarm(
                "directory-certificate-ends",
                atLast ? Alarm.Severity.CRITICAL : Alarm.Severity.WARNING,
                ending.firstTold(),
                null,
                null,
                certificate.directory(),
                certificate.subject() + " of " + certificate.server() + " ends at " + certificate.end());
    }
}
