package io.dure.hub.trust;

import io.dure.hub.HubProperties;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says in time that a certificate between the parts ends: of a collector, when it was brought, or issued and not renewed as it
 * should have been; of the hub and its authority, when they were brought or cannot be renewed, and of their issuers; of the
 * authorities by which collectors bring certificates. One that was revoked, or whose holder has another since, is not missed.
 */
final class TrustAlarms implements Alarms {
    static final String CODE = "part-certificate-ends";

    private final List<HubProperties.Collector> vantagePoints;
    private final Registrar registrar;
    private final Authority authority;
    private final ServerCertificate server;
    private final TrustedAuthorities trusted;
    private final Duration warnBefore;
    private final Clock clock;

    TrustAlarms(
            List<HubProperties.Collector> vantagePoints,
            Registrar registrar,
            Authority authority,
            ServerCertificate server,
            TrustedAuthorities trusted,
            Duration warnBefore,
            Clock clock) {
        this.vantagePoints = List.copyOf(vantagePoints);
        this.registrar = registrar;
        this.authority = authority;
        this.server = server;
        this.trusted = trusted;
        this.warnBefore = warnBefore;
        this.clock = clock;
    }

    @Override
    public List<Alarm> alarms() {
        List<Credential> known = registrar.credentials();
        List<Alarm> alarms = new ArrayList<>();
        for (HubProperties.Collector each : vantagePoints) {
            newest(known, each)
                    .filter(credential -> credential.revokedAt() == null)
                    .flatMap(credential -> alarm(
                            each.id(), each.site(), credential.expiresAt(), warning(credential), "the certificate of "))
                    .ifPresent(alarms::add);
        }
        server.broughtEnds()
                .flatMap(end -> alarm("hub", null, end, warnBefore, "the certificate of the "))
                .ifPresent(alarms::add);
        X509Certificate own = authority.certificate();
        alarm("authority", null, own.getNotAfter().toInstant(), warnBefore, "the certificate of the hub's ")
                .ifPresent(alarms::add);
        Stream.concat(authority.chain().stream().skip(1), trusted.company().stream())
                .distinct()
                .flatMap(each -> alarm(each).stream())
                .forEach(alarms::add);
        return List.copyOf(alarms);
    }

    private Optional<Alarm> alarm(X509Certificate company) {
        Instant end = company.getNotAfter().toInstant();
        return alarm(
                company.getSubjectX500Principal().getName(),
                null,
                end,
                ofBrought(Duration.between(company.getNotBefore().toInstant(), end)),
                "the certificate of the company's authority ");
    }

    /** The one in use: shown or issued last. One that is brought may have been issued before the one that it stands in for. */
    private Optional<Credential> newest(List<Credential> known, HubProperties.Collector of) {
        return known.stream()
                .filter(credential -> credential.name().equals(of.id()) && Objects.equals(credential.site(), of.site()))
                .max(Comparator.comparing(this::lastHeardOf));
    }

    private Instant lastHeardOf(Credential credential) {
        return registrar
                .lastSeen(credential)
                .filter(seen -> seen.isAfter(credential.issuedAt()))
                .orElse(credential.issuedAt());
    }

    /** Of an issued one, what is left once half of the time for renewing it has passed. */
    private Duration warning(Credential credential) {
        Duration life = Duration.between(credential.issuedAt(), credential.expiresAt());
        if (!credential.isBrought()) {
            return life.dividedBy(6);
        }
        return ofBrought(life);
    }

    private Duration ofBrought(Duration life) {
        Duration third = life.dividedBy(3);
        return third.compareTo(warnBefore) < 0 ? third : warnBefore;
    }

    private Optional<Alarm> alarm(String subject, @Nullable String site, Instant end, Duration warning, String whose) {
        Instant now = clock.instant();
        if (now.isBefore(end.minus(warning))) {
            return Optional.empty();
        }
        boolean over = !now.isBefore(end);
        return Optional.of(new Alarm(
                CODE,
                over ? Alarm.Severity.CRITICAL : Alarm.Severity.WARNING,
                over ? end : end.minus(warning),
                null,
                site,
                subject,
                whose + subject + (over ? " has ended at " : " ends at ") + end));
    }
}
