package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** A service that is no more. */
class WithdrawalTest {
    private static final Token FIRST = Token.claim(3);
    private static final Token LAST = FIRST.next();

    @TempDir
    private Path data;

    private static int rcode(Nameserver nameserver, String name) throws IOException {
        return new Client(nameserver.port()).ask(name, Type.A).getRcode();
    }

    private static Plan plan(Token token) {
        return Fixture.plan(token, 30, 70);
    }

    @Test
    void itsNameIsDeniedAtOnceAndAfterARestart() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), plan(FIRST));
            assertThat(rcode(nameserver, "portal.egov.test")).isEqualTo(Rcode.NOERROR);
            assertThat(nameserver.withdraw(Optional.of(FIRST), "portal", LAST)).isInstanceOf(ApplyResult.Applied.class);
            assertThat(rcode(nameserver, "portal.egov.test")).isEqualTo(Rcode.NXDOMAIN);
            assertThat(rcode(nameserver, "_dure-portal.egov.test")).isEqualTo(Rcode.NXDOMAIN);
            assertThat(rcode(nameserver, "ns1.egov.test")).isEqualTo(Rcode.NOERROR);
            assertThat(nameserver.status()).isEmpty();
            assertThat(nameserver.plans()).as("probed no more").isEmpty();
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(rcode(nameserver, "portal.egov.test")).isEqualTo(Rcode.NXDOMAIN);
            assertThat(nameserver.held("portal")).isEqualTo(ObserveResult.Observed.withoutPlan(Optional.of(LAST)));
        }
    }

    @Test
    void aPausedLeaderDoesNotBringItBackAfterARestart() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), plan(FIRST));
            nameserver.withdraw(Optional.of(FIRST), "portal", Token.claim(4));
        }
        try (Nameserver nameserver = Fixture.start(data)) {
            assertThat(nameserver.apply(Optional.of(FIRST), plan(LAST)))
                    .isInstanceOfSatisfying(ApplyResult.Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo(ApplyResult.Refused.STALE_TOKEN);
                        assertThat(refused.held()).contains(Token.claim(4));
                    });
            assertThat(rcode(nameserver, "portal.egov.test")).isEqualTo(Rcode.NXDOMAIN);
        }
    }

    @Test
    void whoCreatesItAgainGoesOnFromItsToken() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), plan(FIRST));
            nameserver.withdraw(Optional.of(FIRST), "portal", LAST);
            assertThat(nameserver.apply(Optional.of(LAST), plan(LAST.next()))).isInstanceOf(ApplyResult.Applied.class);
            assertThat(rcode(nameserver, "portal.egov.test")).isEqualTo(Rcode.NOERROR);
        }
    }

    @Test
    void whatWasTakenOutByQuorumGoesWithItsService() throws IOException {
        try (Nameserver nameserver = Fixture.start(data)) {
            nameserver.apply(Optional.empty(), plan(FIRST));
            nameserver.withdraw(Optional.of(FIRST), "portal", LAST);
            nameserver.onEvidence(Fixture.board(1, Fixture.PRIVATE, Instant.now()));
            assertThat(nameserver.pendingEvents()).isEmpty();
            assertThat(nameserver.status()).isEmpty();
        }
    }
}
