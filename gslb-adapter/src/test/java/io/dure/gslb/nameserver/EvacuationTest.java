package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Plans and evidence in, answers out; the process may die at any time. */
class EvacuationTest {
    private static final Token FIRST = Token.claim(1);
    private static final Set<String> PUBLIC = Set.of("127.0.2.21", "127.0.2.22");

    @TempDir
    Path data;

    private final Clock clock = Clock.systemUTC();

    @Test
    void beforeTheFirstPlanANameIsNotKnownRatherThanMissing() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            Client client = new Client(nameserver.port());
            assertThat(client.ask("portal.egov.test", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
            assertThat(client.ask("ns1.egov.test", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(nameserver.held("portal"))
                    .isEqualTo(ObserveResult.Observed.ofPlan(Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void aPlanIsAppliedFromTheTokenHeldToANewerOneOnly() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50)))
                    .isInstanceOf(ApplyResult.Applied.class);
            assertThat(nameserver.apply(Optional.empty(), Fixture.plan(FIRST.next(), 1, 0)))
                    .isInstanceOfSatisfying(ApplyResult.Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo(ApplyResult.Refused.TOKEN_MISMATCH);
                        assertThat(refused.held()).contains(FIRST);
                    });
            assertThat(nameserver.apply(Optional.of(FIRST), Fixture.plan(FIRST, 1, 0)))
                    .isInstanceOfSatisfying(
                            ApplyResult.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.STALE_TOKEN));
            assertThat(nameserver.apply(Optional.of(FIRST), Fixture.plan(FIRST.next(), 0, 1)))
                    .isInstanceOf(ApplyResult.Applied.class);
            assertThat(answered(nameserver)).isEqualTo(PUBLIC);
        }
    }

    @Test
    void aPlanThatCannotBeAnsweredIsRefusedAndChangesNothing() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            Plan plan = Fixture.plan(FIRST, 1, 0);
            for (String name : List.of("portal.example.org", "www.egov.test", "bad..egov.test", "ns1.egov.test")) {
                Plan wrong = new Plan(
                        plan.service(),
                        name,
                        plan.ttl(),
                        plan.token(),
                        plan.members(),
                        plan.check(),
                        plan.domains(),
                        plan.mode(),
                        plan.frozenUntil());
                assertThat(nameserver.apply(Optional.empty(), wrong))
                        .as(name)
                        .isInstanceOfSatisfying(
                                ApplyResult.Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.MALFORMED_PLAN));
            }
            assertThat(nameserver.plans()).isEmpty();
        }
    }

    @Test
    void aMemberThatAQuorumSaysIsDownLeavesTheAnswers() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE, clock.instant()));
            for (int i = 0; i < 50; i++) {
                assertThat(answered(nameserver)).isEqualTo(PUBLIC);
            }
            NameserverStatus status = nameserver.status().getFirst();
            assertThat(status.member("private").orElseThrow())
                    .satisfies(member -> assertThat(member.evacuated()).isTrue())
                    .satisfies(member -> assertThat(member.weight()).isZero())
                    .satisfies(member -> assertThat(member.verdict()).isEqualTo(Verdict.DOWN));
            assertThat(nameserver.pendingEvents().values()).singleElement().satisfies(event -> {
                assertThat(event.site()).isEqualTo("private");
                assertThat(event.generation()).isEqualTo(1);
                assertThat(event.answering()).isAfterOrEqualTo(event.decided());
                assertThat(event.evidence()).hasSize(3);
            });
        }
    }

    @Test
    void theFreezeEndsAndEventsAreToldByTheWallClock() throws IOException {
        Clock steady = Clock.offset(clock, Duration.ofHours(1));
        Plan plan = Fixture.plan(FIRST, 50, 50);
        Instant end = clock.instant().plus(Duration.ofMinutes(30));
        Plan frozen = new Plan(
                plan.service(),
                plan.name(),
                plan.ttl(),
                plan.token(),
                plan.members(),
                plan.check(),
                plan.domains(),
                plan.mode(),
                Optional.of(end));
        try (Nameserver nameserver = Fixture.start(data, steady, clock)) {
            nameserver.apply(Optional.empty(), frozen);
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE, steady.instant()));
            assertThat(nameserver
                            .status()
                            .getFirst()
                            .member("private")
                            .orElseThrow()
                            .withheld())
                    .contains(Withheld.FROZEN);
        }
        try (Nameserver nameserver = Fixture.start(data, steady, Clock.fixed(end, ZoneOffset.UTC))) {
            nameserver.onEvidence(Fixture.board(2, Fixture.PRIVATE, steady.instant()));
            assertThat(nameserver.pendingEvents().values()).singleElement().satisfies(event -> {
                assertThat(event.decided()).isEqualTo(end);
                assertThat(event.answering()).isEqualTo(end);
                assertThat(event.failed()).isBefore(end).isAfter(end.minusSeconds(11));
            });
        }
    }

    @Test
    void aVantagePointThatFellSilentIsNoPartOfTheEvidence() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            Instant now = clock.instant();
            EvidenceBoard board = EvidenceBoard.empty()
                    .receive(Fixture.evidence("private-1", "private", 1, List.of()), now.minusSeconds(60))
                    .receive(Fixture.evidence("public-1", "public", 1, Fixture.PRIVATE), now)
                    .receive(Fixture.evidence("witness-1", "third", 1, Fixture.PRIVATE), now);
            nameserver.onEvidence(board);
            assertThat(nameserver.pendingEvents().values())
                    .singleElement()
                    .satisfies(event -> assertThat(event.evidence())
                            .extracting(Evidence::vantagePoint)
                            .containsExactlyInAnyOrder("public-1", "witness-1"));
        }
    }

    @Test
    void anEndpointThatIsDownLeavesTheAnswersAndComesBack() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 1, 0));
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE.subList(0, 1), clock.instant()));
            assertThat(answered(nameserver)).containsExactly("127.0.1.22");
            nameserver.onEvidence(Fixture.board(2, List.of(), clock.instant()));
            assertThat(answered(nameserver)).containsExactlyInAnyOrder("127.0.1.21", "127.0.1.22");
            assertThat(nameserver.pendingEvents()).isEmpty();
        }
    }

    @Test
    void anIsolatedRestartAnswersAsBefore() throws IOException {
        long serial;
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE, clock.instant()));
            serial = serial(nameserver);
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(answered(nameserver)).isEqualTo(PUBLIC);
            assertThat(serial(nameserver)).isEqualTo(serial);
            assertThat(nameserver.health().orElseThrow().restored()).isEqualTo(NameserverHealth.Restored.WHOLE);
            nameserver.onEvidence(EvidenceBoard.empty());
            assertThat(answered(nameserver)).isEqualTo(PUBLIC);
            assertThat(nameserver.pendingEvents()).hasSize(1);
            assertThat(nameserver.apply(Optional.of(FIRST), Fixture.plan(FIRST, 50, 50)))
                    .isInstanceOf(ApplyResult.Refused.class);
        }
    }

    @Test
    void onlyAPlanThatKnowsTheEvacuationPutsTheMemberBack() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE, clock.instant()));
            nameserver.onEvidence(Fixture.board(2, List.of(), clock.instant()));
            assertThat(answered(nameserver)).isEqualTo(PUBLIC);
            nameserver.apply(Optional.of(FIRST), Fixture.plan(FIRST.next(), 50, 0));
            assertThat(nameserver
                            .status()
                            .getFirst()
                            .member("private")
                            .orElseThrow()
                            .evacuated())
                    .isTrue();
            MemberPlan knowing = new MemberPlan("private", Fixture.PRIVATE, 1, 50, 50, 1, false);
            nameserver.apply(
                    Optional.of(FIRST.next()),
                    Fixture.plan(FIRST.next().next(), knowing, Fixture.member("public", Fixture.PUBLIC, 0)));
            assertThat(answered(nameserver)).containsExactlyInAnyOrder("127.0.1.21", "127.0.1.22");
        }
    }

    @Test
    void anAcknowledgedEventIsGoneForGood() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE, clock.instant()));
            EvacuationEvent event =
                    nameserver.pendingEvents().values().iterator().next();
            assertThat(event.nameserver()).isEqualTo("private-1");
            nameserver.acknowledge(nameserver.pendingEvents().firstKey());
            assertThat(nameserver.pendingEvents()).isEmpty();
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(nameserver.pendingEvents()).isEmpty();
        }
    }

    @Test
    void lostStateIsSaidAndNeverTakenAsEmpty() throws IOException {
        Fixture.start(data).close();
        Files.writeString(data.resolve("nameserver.state"), "garbage");
        for (int start = 0; start < 2; start++) {
            try (Nameserver nameserver = Fixture.start(data)) {
                assertThat(nameserver.health().orElseThrow().restored()).isEqualTo(NameserverHealth.Restored.LOST);
                assertThat(new Client(nameserver.port())
                                .ask("portal.egov.test", Type.A)
                                .getRcode())
                        .isEqualTo(Rcode.SERVFAIL);
            }
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 0, 1));
            assertThat(answered(nameserver)).isEqualTo(PUBLIC);
        }
    }

    @Test
    void afterALossUnknownNamesAreNotDeniedUntilAllServicesAreHeldAgain() throws IOException {
        Fixture.start(data).close();
        Files.writeString(data.resolve("nameserver.state"), "garbage");
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.announced(Set.of("portal", "mail"));
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            assertThat(rcode(nameserver, "mail.egov.test")).isEqualTo(Rcode.SERVFAIL);
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(rcode(nameserver, "mail.egov.test"))
                    .as("after a restart between the two plans")
                    .isEqualTo(Rcode.SERVFAIL);
            assertThat(answered(nameserver)).isNotEmpty();
            nameserver.announced(Set.of("portal", "mail"));
            nameserver.apply(Optional.empty(), named("mail", "mail.egov.test"));
            assertThat(rcode(nameserver, "mail.egov.test")).isEqualTo(Rcode.NOERROR);
            assertThat(rcode(nameserver, "missing.egov.test")).isEqualTo(Rcode.NXDOMAIN);
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(rcode(nameserver, "missing.egov.test")).isEqualTo(Rcode.NXDOMAIN);
            assertThat(nameserver.health().orElseThrow().restored()).isEqualTo(NameserverHealth.Restored.WHOLE);
        }
    }

    @Test
    void aServiceOfAnotherZoneIsNotWaitedFor() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.announced(Set.of("portal", "elsewhere"));
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            assertThat(rcode(nameserver, "missing.egov.test")).isEqualTo(Rcode.SERVFAIL);
            nameserver.apply(Optional.empty(), named("elsewhere", "portal.example.org"));
            assertThat(rcode(nameserver, "missing.egov.test")).isEqualTo(Rcode.NXDOMAIN);
        }
    }

    @Test
    void aServiceThatIsNewTakesNoNamesBack() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.announced(Set.of("portal"));
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            nameserver.announced(Set.of("portal", "mail"));
            nameserver.apply(Optional.of(FIRST), Fixture.plan(FIRST.next(), 50, 50));
            assertThat(rcode(nameserver, "missing.egov.test")).isEqualTo(Rcode.NXDOMAIN);
        }
    }

    private static Plan named(String service, String name) {
        Plan plan = Fixture.plan(FIRST, 50, 50);
        return new Plan(
                service,
                name,
                plan.ttl(),
                plan.token(),
                plan.members(),
                plan.check(),
                plan.domains(),
                plan.mode(),
                plan.frozenUntil());
    }

    private static int rcode(Nameserver nameserver, String name) throws IOException {
        return new Client(nameserver.port()).ask(name, Type.A).getRcode();
    }

    @Test
    void anEvacuationIsAnsweredEvenIfTheDiskRefusesIt() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), Fixture.plan(FIRST, 50, 50));
            Path blocking = Files.createDirectories(data.resolve("nameserver.state.writing"));
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE, clock.instant()));
            assertThat(answered(nameserver)).isEqualTo(PUBLIC);
            assertThat(nameserver.health().orElseThrow().written()).isFalse();
            assertThat(nameserver.status().getFirst().written()).isFalse();
            assertThat(nameserver.apply(Optional.of(FIRST), Fixture.plan(FIRST.next(), 50, 50)))
                    .isInstanceOf(ApplyResult.OutcomeUnknown.class);
            Files.delete(blocking);
            nameserver.onEvidence(Fixture.board(2, Fixture.PRIVATE, clock.instant()));
            assertThat(nameserver.health().orElseThrow().written()).isTrue();
            assertThat(nameserver.status().getFirst().written()).isTrue();
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(answered(nameserver)).isEqualTo(PUBLIC);
        }
    }

    private static Set<String> answered(Nameserver nameserver) throws IOException {
        Message answer = new Client(nameserver.port()).ask("portal.egov.test", Type.A);
        return Set.copyOf(Client.addresses(answer));
    }

    private static long serial(Nameserver nameserver) throws IOException {
        Message answer = new Client(nameserver.port()).ask("egov.test", Type.SOA);
        return ((SOARecord) answer.getSection(Section.ANSWER).getFirst()).getSerial();
    }
}
