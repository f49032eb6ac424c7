package io.dure.hub.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.alarm.AlarmSeverity;
import io.dure.hub.alarm.RaisedAlarm;
import io.dure.hub.failover.Alarm;
import io.dure.hub.overview.CollectorView;
import io.dure.hub.overview.Overview;
import io.dure.hub.overview.SiteView;
import io.dure.notice.NoticeEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final Instant AT = Instant.parse("2026-09-21T04:05:06Z");

    private final Findings findings = new Findings();

    private static RaisedAlarm alarm(String code) {
        return new RaisedAlarm(
                code + "-1",
                code,
                AlarmSeverity.CRITICAL,
                AT,
                null,
                null,
                "portal",
                "private",
                null,
                "private",
                "it is so",
                null,
                null,
                null,
                null,
                null);
    }

    private static Overview overview(Instant at, boolean collector, boolean witness) {
        CollectorView one = new CollectorView("private-1", "private", "private", collector, at, 1L, "0.1.0");
        SiteView site =
                new SiteView("private", "private", SiteView.State.LIVE, at, null, null, null, List.of(), List.of(one));
        return new Overview(
                at,
                List.of(site),
                List.of(new CollectorView("witness-1", "third", null, witness, at, 1L, "0.1.0")),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "member-evacuated, FAILOVER",
        "frozen-but-down, REFUSED",
        "fail-open, REFUSED",
        "no-leader, NO_LEADER",
        "provider-drift, DRIFT",
        "nameserver-unwritten, PROVIDER_FAILING",
        "threshold, ALARM",
    })
    void anAlarmIsOneEvent(String code, NoticeEvent event) {
        assertThat(findings.of(List.of(alarm(code)), overview(AT, true, true), Map.of("portal", "portal.egov.test")))
                .containsExactly(new Finding(
                        code + "-1", event, code, AT, "portal", "portal.egov.test", "private", "private", "it is so"));
    }

    @Test
    void everyAlarmOfAServiceButThatOfACertificateIsToldByItsOwnEvent() {
        Set<String> others = new TreeSet<>();
        for (Alarm.Code code : Alarm.Code.values()) {
            findings.of(List.of(alarm(code.code())), overview(AT, true, true), Map.of()).stream()
                    .filter(finding -> finding.event() == NoticeEvent.ALARM)
                    .forEach(finding -> others.add(finding.code()));
        }

        assertThat(others).allMatch(code -> code.startsWith("certificate"));
    }

    @Test
    void aVantagePointThatIsNotConnectedIsLostSinceItWasFirstSeenSo() {
        assertThat(findings.of(List.of(), overview(AT, true, true), Map.of())).isEmpty();
        findings.of(List.of(), overview(AT, false, false), Map.of());

        List<Finding> later = findings.of(List.of(), overview(AT.plusSeconds(9), false, true), Map.of());

        assertThat(later).singleElement().satisfies(finding -> {
            assertThat(finding.event()).isEqualTo(NoticeEvent.VANTAGE_POINT_LOST);
            assertThat(finding.subject()).isEqualTo("private-1");
            assertThat(finding.since()).isEqualTo(AT);
        });
    }

    @Test
    void aSilentSiteIsToldByItsVantagePointsOnly() {
        assertThat(findings.of(List.of(alarm("site-stale")), overview(AT, true, true), Map.of()))
                .isEmpty();
    }
}
