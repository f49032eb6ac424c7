package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAlarmTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);

    private final FailoverMachine machine = FailoverMachine.fresh(definition(), Portal.SETTINGS, NOW);

    CertificateAlarmTest() {
        machine.lead(1, NOW);
    }

    private static ServiceDefinition definition() {
        Check check = new Check(
                Check.Kind.HTTPS,
                "/health",
                "portal.egov.test",
                200,
                Optional.empty(),
                Duration.ofDays(21),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                2,
                3);
        return ServiceDefinition.weighted(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Mode.AUTOMATIC,
                Set.of("private", "public", "third"),
                check,
                List.of(
                        new MemberDefinition("private", 30, 1, List.of(Portal.PRIVATE)),
                        new MemberDefinition("public", 70, 1, List.of(Portal.PUBLIC))));
    }

    /** One of three voters was shown a certificate by the private site that ends then. */
    private void shown(Instant ends) {
        EndpointEvidence seen =
                new EndpointEvidence(Portal.PRIVATE, Verdict.UP, 3, NOW.minusSeconds(30), "", Optional.of(ends));
        EvidenceBoard board = EvidenceBoard.empty()
                .receive(
                        new Evidence("witness-1", "third", 1, 1, NOW, false, Map.of(Portal.PRIVATE, seen), List.of()),
                        NOW);
        machine.look(Quorum.judge(machine.plan(), board, NOW, Duration.ofSeconds(4)), NOW);
    }

    @Test
    void aCertificateThatEndsWithinTheWarningIsAlarmedUntilAnotherIsShown() {
        shown(NOW.plus(Duration.ofDays(22)));
        assertThat(certificates()).isEmpty();

        shown(NOW.plus(Duration.ofDays(20)));
        assertThat(certificates())
                .extracting(Alarm::subject, Alarm::detail)
                .containsExactly(tuple(
                        "127.0.1.21:8000", "a certificate that it shows ends at " + NOW.plus(Duration.ofDays(20))));

        shown(NOW.plus(Duration.ofDays(90)));
        assertThat(certificates()).isEmpty();
    }

    private List<Alarm> certificates() {
        return machine.view(NOW).alarms().stream()
                .filter(alarm -> alarm.code() == Alarm.Code.CERTIFICATE_ENDS)
                .toList();
    }
}
