package io.dure.hub.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.Stores;
import io.dure.protocol.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentRegistrarTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-21T04:05:06Z"));
    private final Stores stores = InMemoryStores.create(clock);
    private final TrustRecords records = InMemoryStores.trust(stores.audit());
    private final TrustForTests.Parts trust = TrustForTests.parts(records, stores.audit(), clock);
    private final AgentRegistrar agents = trust.agents();
    private final Credential collector = new Credential(
            "c-1", PartKind.COLLECTOR, "private", "private-1", "e-1", clock.instant(), clock.instant(), null);

    private String token(String site, int uses) {
        return trust.tokens()
                .createForAgents(site, uses, Duration.ofHours(1), "ada", "127.0.0.1")
                .orElseThrow()
                .text()
                .reveal();
    }

    private String enrolled(String shown, String instance) {
        AgentIssuance issuance = agents.enrol(collector, shown, "portal", instance, null);
        assertThat(issuance).isInstanceOf(AgentIssuance.Issued.class);
        return ((AgentIssuance.Issued) issuance).credential();
    }

    private String code(String shown) {
        return agents.enrol(collector, shown, "portal", "was-9", null) instanceof AgentIssuance.Refused refused
                ? refused.code()
                : "issued";
    }

    private int accepted(String site) {
        return agents.accepted(site, 0).hashes().size();
    }

    @Test
    void aTokenIsGoodForAsManyAgentsAsItSays() {
        String token = token("private", 2);

        assertThat(enrolled(token, "was-1")).isNotEqualTo(enrolled(token, "was-2"));

        assertThat(code(token)).isEqualTo("token-used");
        assertThat(accepted("private")).isEqualTo(2);
        assertThat(accepted("public")).isZero();
    }

    @Test
    void aTokenOfAnotherSiteOrForCollectorsIsUnknown() {
        String ofACollector = trust.tokens()
                .create(trust.tokens().configured("private-1").orElseThrow(), Duration.ofHours(1), "ada", "127.0.0.1")
                .orElseThrow()
                .text()
                .reveal();

        assertThat(code(token("public", 1))).isEqualTo("unknown-token");
        assertThat(code(ofACollector)).isEqualTo("unknown-token");
        assertThat(code("guessed")).isEqualTo("unknown-token");
        assertThat(trust.registrar().enrol(token("private", 1), new byte[0], null))
                .isInstanceOf(Issuance.Refused.class);
        String late = token("private", 1);
        clock.advance(Duration.ofHours(1));
        assertThat(code(late)).isEqualTo("token-ended");
    }

    @Test
    void aCredentialIsReplacedByItselfAndOnlyForItsOwnInstance() {
        String first = enrolled(token("private", 1), "was-1");

        enrolled(first, "was-1");

        assertThat(code(first)).isEqualTo("unknown-token");
        assertThat(accepted("private")).isEqualTo(2);
        clock.advance(Duration.ofDays(30));
        assertThat(accepted("private")).isZero();
    }

    @Test
    void aRevokedCredentialIsAcceptedNoMoreAlsoAfterARestart() {
        String credential = enrolled(token("private", 2), "was-1");
        long version = agents.accepted("private", 0).version();

        agents.revoke(agents.credentials().getFirst().id(), "ada", "127.0.0.1");

        assertThat(agents.accepted("private", version).version()).isNotEqualTo(version);
        assertThat(accepted("private")).isZero();
        assertThat(agents.enrol(collector, credential, "portal", "was-1", null))
                .isInstanceOf(AgentIssuance.Refused.class);
        assertThat(TrustForTests.parts(records, stores.audit(), clock, trust.authority())
                        .agents()
                        .accepted("private", 0)
                        .hashes())
                .isEmpty();
    }

    @Test
    void whoWasRevokedComesBackOnlyByATokenThatWasMadeSince() {
        String many = token("private", 5);
        enrolled(many, "was-9");
        clock.advance(Duration.ofMinutes(1));
        agents.revoke(agents.credentials().getFirst().id(), "ada", "127.0.0.1");

        assertThat(code(many)).isEqualTo("revoked-since");
        enrolled(many, "was-1");
        clock.advance(Duration.ofMinutes(1));
        enrolled(token("private", 1), "was-9");
        assertThat(accepted("private")).isEqualTo(2);
    }

    @Test
    void revokingWhatWasReplacedShutsNobodyOut() {
        String many = token("private", 5);
        String first = enrolled(many, "was-9");
        clock.advance(Duration.ofMinutes(1));
        enrolled(first, "was-9");
        clock.advance(Duration.ofMinutes(1));
        agents.revoke(agents.credentials().getLast().id(), "ada", "127.0.0.1");

        assertThat(code(many)).isEqualTo("issued");
    }

    @Test
    void whenACredentialWasShownIsKnownOfItsOwnSiteOnly() {
        enrolled(token("private", 1), "was-1");
        Credential mine = agents.credentials().getFirst();
        String hash = mine.id().substring("a-".length());
        assertThat(agents.lastSeen(mine)).isEmpty();

        agents.shown("public", Stream.of(hash));
        assertThat(agents.lastSeen(mine)).isEmpty();
        agents.shown("private", Stream.of(hash, "0".repeat(64)));

        assertThat(agents.lastSeen(mine)).contains(clock.instant());
    }

    @Test
    void aCredentialWhoseHolderHasAnotherIsListedAsReplaced() {
        String first = enrolled(token("private", 1), "was-1");
        clock.advance(Duration.ofDays(10));
        enrolled(first, "was-1");
        clock.advance(Duration.ofDays(1));
        enrolled(token("private", 1), "was-2");

        assertThat(ListedCredential.of(agents.credentials(), agents::lastSeen))
                .extracting(ListedCredential::name, each -> each.replacedAt() != null)
                .containsExactly(
                        tuple("portal/was-2", false), tuple("portal/was-1", false), tuple("portal/was-1", true));
    }

    @Test
    void nothingIsSaidAgainThatIsKnown() {
        enrolled(token("private", 1), "was-1");
        AgentRegistrar.Accepted all = agents.accepted("private", 0);

        assertThat(all.hashes()).hasSize(1);
        assertThat(agents.accepted("private", all.version()).hashes()).isEmpty();
    }
}
