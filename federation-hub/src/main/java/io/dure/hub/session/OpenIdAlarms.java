package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.OpenIdProperties;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says in time that an authority ends by which OpenID's provider is trusted. */
@Component
final class OpenIdAlarms implements Alarms {
    private static final Duration NOTICE = Duration.ofDays(30);
    private static final Duration AT_LAST = Duration.ofDays(7);

    private final List<X509Certificate> authorities;
    private final Clock clock;

    OpenIdAlarms(AuthProperties properties, Clock clock) {
        OpenIdProperties openId = properties.openId();
        Path file = openId == null ? null : openId.caFile();
        this.authorities = file == null ? List.of() : OpenIdHttp.certificates(file);
        this.clock = clock;
    }

    @Override
    public List<Alarm> alarms() {
        return authorities.stream().flatMap(each -> alarm(each).stream()).toList();
    }

    private Optional<Alarm> alarm(X509Certificate authority) {
        Instant end = authority.getNotAfter().toInstant();
        Instant now = clock.instant();
        if (now.isBefore(end.minus(NOTICE))) {
            return Optional.empty();
        }
        boolean atLast = !now.isBefore(end.minus(AT_LAST));
        String name = authority.getSubjectX500Principal().getName();
        return Optional.of(new Alarm(
                "directory-certificate-ends",
                atLast ? Alarm.Severity.CRITICAL : Alarm.Severity.WARNING,
                atLast ? end.minus(AT_LAST) : end.minus(NOTICE),
                null,
                null,
                OpenIdProperties.DIRECTORY + name,
                "the authority " + name + " of dure.auth.open-id.ca-file ends at " + end));
    }
}
