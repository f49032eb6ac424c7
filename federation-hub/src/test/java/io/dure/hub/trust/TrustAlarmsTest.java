package io.dure.hub.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.steering.Alarm;
import io.dure.hub.store.InMemoryStores;
import io.dure.protocol.testkit.MovableClock;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.PartName;
import io.dure.protocol.trust.SigningRequest;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustAlarmsTest {
    private static final Duration WARN_BEFORE = Duration.ofDays(30);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-21T04:05:06Z"));
    private final TrustForTests.Parts trust =
            TrustForTests.parts(InMemoryStores.create(clock).audit(), clock);
    private final Registrar registrar = trust.registrar();
    private final Authority company = company();
    private final TrustAlarms alarms = alarms(List.of());

    private Authority company() {
        KeyPair key = Certificates.newKey();
        return new Authority(List.of(Authority.selfSigned(key, clock.instant())), key.getPrivate(), clock);
    }

    private TrustAlarms alarms(List<X509Certificate> ofCompany) {
        return new TrustAlarms(
                TrustForTests.COLLECTORS,
                registrar,
                trust.authority(),
                trust.server(),
                TrustedAuthorities.of(trust.authority().chain(), ofCompany),
                WARN_BEFORE,
                clock);
    }

    private void enrol() {
        String token = trust.tokens()
                .create(trust.tokens().configured("private-1").orElseThrow(), Duration.ofHours(1), "ada", "127.0.0.1")
                .orElseThrow()
                .text()
                .reveal();
        assertThat(registrar.enrol(token, SigningRequest.of(Certificates.newKey()), null))
                .isInstanceOf(Issuance.Issued.class);
    }

    private X509Certificate brought(Duration lasts) {
        X509Certificate brought = company.issue(
                Certificates.newKey().getPublic(), new PartName(Optional.of("private"), "private-1"), lasts);
        registrar.admit(brought, null);
        return brought;
    }

    private List<Alarm.Severity> severities() {
        return alarms.alarms().stream().map(Alarm::severity).toList();
    }

    @Test
    void anIssuedCertificateIsMissedOnlyWhenItShouldHaveBeenRenewedLongSince() {
        enrol();
        clock.advance(Duration.ofDays(22));
        assertThat(alarms.alarms()).isEmpty();
        clock.advance(Duration.ofDays(4));

        assertThat(alarms.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo("part-certificate-ends");
            assertThat(alarm.severity()).isEqualTo(Alarm.Severity.WARNING);
            assertThat(alarm.site()).isEqualTo("private");
            assertThat(alarm.subject()).isEqualTo("private-1");
            assertThat(alarm.detail()).contains("ends at 2026-10-21T04:05:06Z");
        });

        enrol();
        assertThat(alarms.alarms()).isEmpty();
    }

    @Test
    void aBroughtCertificateIsSaidToEndThirtyDaysBeforeAndLoudlyOnceItHas() {
        brought(Duration.ofDays(100));
        clock.advance(Duration.ofDays(69));
        assertThat(severities()).isEmpty();
        clock.advance(Duration.ofDays(2));
        assertThat(severities()).containsExactly(Alarm.Severity.WARNING);
        clock.advance(Duration.ofDays(30));

        assertThat(severities()).containsExactly(Alarm.Severity.CRITICAL);

        brought(Duration.ofDays(100));
        assertThat(severities()).isEmpty();
    }

    @Test
    void aBroughtOneThatStandsInForAnIssuedOneIsWatchedThoughItIsOlder() {
        X509Certificate old = brought(Duration.ofDays(100));
        clock.advance(Duration.ofDays(75));
        enrol();
        assertThat(severities()).isEmpty();
        clock.advance(Duration.ofMinutes(1));

        registrar.admit(old, null);

        assertThat(severities()).containsExactly(Alarm.Severity.WARNING);
    }

    @Test
    void ofAShortOneAThirdOfItsLifeIsEnough() {
        brought(Duration.ofDays(3));
        clock.advance(Duration.ofHours(47));
        assertThat(severities()).isEmpty();
        clock.advance(Duration.ofHours(2));

        assertThat(severities()).containsExactly(Alarm.Severity.WARNING);
    }

    @Test
    void whatWasRevokedIsNotMissed() {
        brought(Duration.ofDays(10));
        clock.advance(Duration.ofDays(9));
        registrar.revoke(registrar.credentials().getFirst().id(), "ada", "127.0.0.1");

        assertThat(severities()).isEmpty();
    }

    @Test
    void anAuthorityByWhichCollectorsBringCertificatesEndsToo() {
        X509Certificate ofCompany = company.certificate();
        TrustAlarms watched = alarms(List.of(ofCompany));
        clock.advance(Duration.ofDays(3_619));
        assertThat(watched.alarms()).isEmpty();

        clock.advance(Duration.ofDays(2));

        assertThat(watched.alarms())
                .filteredOn(alarm -> !"authority".equals(alarm.subject()))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.code()).isEqualTo("part-certificate-ends");
                    assertThat(alarm.subject())
                            .isEqualTo(ofCompany.getSubjectX500Principal().getName());
                    assertThat(alarm.detail())
                            .endsWith(" ends at " + ofCompany.getNotAfter().toInstant());
                });
    }

    @Test
    void theHubsAuthorityEndsToo() {
        clock.advance(Duration.ofDays(3_630));

        assertThat(alarms.alarms()).extracting(Alarm::subject).containsExactly("authority");
    }
}
