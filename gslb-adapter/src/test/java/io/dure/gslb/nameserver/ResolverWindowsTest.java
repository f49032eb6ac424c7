package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.nameserver.evidence.EvidenceKey;
import io.dure.gslb.plan.Token;
import io.dure.gslb.resolver.ResolverCount;
import io.dure.gslb.resolver.ResolverWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

/** Who asked, as the nameserver tells it. */
class ResolverWindowsTest {
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    @TempDir
    Path data;

    private final Hand wall = new Hand();

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void answersAreToldByResolverOnceTheWindowIsOver() throws IOException {
        try (Nameserver nameserver = Fixture.start(data, Clock.systemUTC(), wall)) {
            nameserver.apply(Optional.empty(), Fixture.plan(Token.claim(1), 50, 50));
            Client client = new Client(nameserver.port());
            client.ask("portal.egov.test", Type.A);
            wall.now = START.plusSeconds(6);
            client.ask("alias.egov.test", Type.A);
            client.ask("ns1.egov.test", Type.A);
            assertThat(nameserver.resolverWindows()).isEmpty();

            wall.now = START.plusSeconds(10);

            assertThat(nameserver.resolverWindows()).singleElement().satisfies(window -> {
                assertThat(window.service()).isEqualTo("portal");
                assertThat(window.from()).isEqualTo(START);
                assertThat(window.to()).isEqualTo(START.plusSeconds(10));
                assertThat(window.otherAnswers()).isZero();
                assertThat(window.busiest()).singleElement().satisfies(count -> {
                    assertThat(count.answers()).isEqualTo(2);
                    assertThat(count.first()).isEqualTo(START);
                    assertThat(count.last()).isEqualTo(START.plusSeconds(6));
                });
            });
        }
    }

    @Test
    void aWindowIsShownForAWhileAndTheNextOneBeginsAnew() throws IOException {
        try (Nameserver nameserver = Fixture.start(data, Clock.systemUTC(), wall)) {
            nameserver.apply(Optional.empty(), Fixture.plan(Token.claim(1), 50, 50));
            new Client(nameserver.port()).ask("portal.egov.test", Type.A);
            wall.now = START.plusSeconds(10);
            nameserver.resolverWindows();
            wall.now = START.plusSeconds(13);
            assertThat(nameserver.resolverWindows()).hasSize(1);
            wall.now = START.plusSeconds(20);
            assertThat(nameserver.resolverWindows())
                    .singleElement()
                    .satisfies(window -> assertThat(window.from()).isEqualTo(START.plusSeconds(10)))
                    .extracting(ResolverWindow::busiest)
                    .isEqualTo(List.of());
        }
    }

    @Test
    void namesAreTheSameAtAllNameserversAndTellNothingWithoutTheKey() {
        LongUnaryOperator here = new EvidenceKey("dure-evidence", new byte[32]).resolverNames();
        LongUnaryOperator there = new EvidenceKey("dure-evidence", new byte[32]).resolverNames();
        byte[] secret = new byte[32];
        secret[0] = 1;
        LongUnaryOperator elsewhere = new EvidenceKey("dure-evidence", secret).resolverNames();

        assertThat(here.applyAsLong(7)).isEqualTo(there.applyAsLong(7));
        assertThat(here.applyAsLong(7)).isNotEqualTo(here.applyAsLong(8)).isNotEqualTo(elsewhere.applyAsLong(7));
        assertThat(new ResolverCount(here.applyAsLong(7), 1, START, START).name())
                .isNotEqualTo(7);
    }
}
