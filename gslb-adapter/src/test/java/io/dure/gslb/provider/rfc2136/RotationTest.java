package io.dure.gslb.provider.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.gslb.Samples;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.HeldRecord;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import io.dure.protocol.testkit.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
    private static final ServedZone.Key KEY = ServedZone.Key.random("hub-key", "hmac-sha256", true);
    private static final Plan PLAN = Samples.plan(Token.claim(1));
    private static final Set<String> PRIVATE = Set.of("127.0.1.21", "127.0.1.22");
    private static final Set<String> PUBLIC = Set.of("127.0.2.21", "127.0.2.22");

    @Test
    void sitesTakeTurnsUntilSomebodyElseHoldsTheToken(@TempDir Path folder) throws IOException {
        ServedZone zone = new ServedZone("egov.test", List.of(KEY), List.of());
        // Of ten turns the first and the third are the public site's, the second is the private one's.
        MovableClock clock =
                new MovableClock(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 100 * 100));
        try (DnsServerProcess bind = BindServer.primary(folder, zone);
                Rfc2136Provider first = provider(bind, clock);
                Rfc2136Provider next = provider(bind, clock)) {
            assertThat(first.apply(Optional.empty(), PLAN)).isInstanceOf(ApplyResult.Applied.class);
            assertThat(addresses(first)).isEqualTo(PUBLIC);
            clock.advance(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(20)).until(() -> addresses(first).equals(PRIVATE));
            assertThat(first.plan(PLAN, observed(first))).isEqualTo(new ProviderPlan.Changes(List.of()));
            Plan evacuated = Samples.plan(
                    Token.claim(2),
                    PLAN.mode(),
                    Optional.empty(),
                    Samples.member("private", 30, 0, 1, true),
                    PLAN.member("public"));
            assertThat(next.apply(Optional.of(PLAN.token()), evacuated)).isInstanceOf(ApplyResult.Applied.class);
            clock.advance(Duration.ofSeconds(10));
            await().atMost(Duration.ofSeconds(20)).until(() -> !first.isTurning());
            assertThat(addresses(first)).isEqualTo(PUBLIC);
        }
    }

    private static Set<String> addresses(Rfc2136Provider provider) {
        return observed(provider).records().stream().map(HeldRecord::data).collect(Collectors.toSet());
    }

    private static ObserveResult.Observed observed(Rfc2136Provider provider) {
        return (ObserveResult.Observed) provider.observe(PLAN.serviceName());
    }

    private static Rfc2136Provider provider(DnsServerProcess bind, Clock clock) {
        return new Rfc2136Provider(
                Rfc2136Settings.of(
                        "ddns",
                        "egov.test",
                        new ZoneServer("127.0.0.1", bind.port()),
                        List.of(),
                        new TsigKey(
                                KEY.name(),
                                TsigKey.Algorithm.HMAC_SHA256,
                                Base64.getDecoder().decode(KEY.secret())),
                        new Weighting.Rotation(Duration.ofSeconds(10))),
                clock);
    }
}
