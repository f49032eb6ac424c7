package io.dure.gslb.provider.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.gslb.Samples;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Propagation;
import io.dure.gslb.provider.rfc2136.Rfc2136Settings.Transport;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary and two secondaries, all BIND. */
class SecondariesTest {
    private static final ServedZone.Key KEY = ServedZone.Key.random("hub-key", "hmac-sha256", true);
    private static final ServedZone ZONE = new ServedZone("egov.test", List.of(KEY), List.of());
    private static final Plan PLAN = Samples.plan(Token.claim(1));

    @TempDir
    private Path home;

    private DnsServerProcess primary;
    private DnsServerProcess second;
    private DnsServerProcess third;

    @BeforeEach
    void start() throws IOException {
        List<Integer> ports = List.of(BindServer.freePort(), BindServer.freePort());
        primary = BindServer.primary(Files.createDirectory(home.resolve("1")), ZONE, ports);
        second = BindServer.secondary(Files.createDirectory(home.resolve("2")), ZONE, ports.get(0), primary.port());
        third = BindServer.secondary(Files.createDirectory(home.resolve("3")), ZONE, ports.get(1), primary.port());
    }

    @AfterEach
    void stop() {
        Stream.of(primary, second, third).forEach(DnsServerProcess::close);
    }

    @Test
    void aChangeIsInSyncOnceMostServersHaveIt() {
        try (Rfc2136Provider provider = provider(second.port(), third.port())) {
            assertThat(provider.apply(Optional.empty(), PLAN)).isInstanceOf(ApplyResult.Applied.class);
            await().atMost(Duration.ofSeconds(20)).until(() -> propagation(provider) instanceof Propagation.InSync);
        }
    }

    @Test
    void aDeadSecondaryIsNotWaitedForAndTwoAreMissed() throws IOException {
        try (Rfc2136Provider provider = provider(second.port(), third.port())) {
            third.pause();
            assertThat(provider.apply(Optional.empty(), PLAN)).isInstanceOf(ApplyResult.Applied.class);
            await().atMost(Duration.ofSeconds(20)).until(() -> propagation(provider) instanceof Propagation.InSync);
            second.close();
            third.close();
            assertThat(propagation(provider))
                    .isInstanceOfSatisfying(
                            Propagation.Pending.class,
                            pending -> assertThat(pending.detail())
                                    .contains("1 of 3 servers")
                                    .contains("127.0.0.1:" + second.port() + " does not answer"));
        }
    }

    @Test
    void aSecondaryThatHasNotHeardOfTheChangeIsWaitedFor() throws IOException {
        try (Rfc2136Provider provider = provider(second.port())) {
            assertThat(provider.apply(Optional.empty(), PLAN)).isInstanceOf(ApplyResult.Applied.class);
            await().atMost(Duration.ofSeconds(20)).until(() -> propagation(provider) instanceof Propagation.InSync);
        }
        try (Rfc2136Provider provider = provider(lagging())) {
            assertThat(propagation(provider))
                    .isInstanceOfSatisfying(
                            Propagation.Pending.class,
                            pending -> assertThat(pending.detail()).contains("has 1"));
        }
    }

    /** One that serves the zone as it was before any change. */
    private int lagging() throws IOException {
        Path folder = Files.createDirectory(home.resolve("lagging"));
        third.close();
        third = BindServer.primary(folder, ZONE);
        return third.port();
    }

    private Propagation propagation(Rfc2136Provider provider) {
        ObserveResult result = provider.observe(PLAN.serviceName());
        assertThat(result).isInstanceOf(ObserveResult.Observed.class);
        return ((ObserveResult.Observed) result).propagation();
    }

    private Rfc2136Provider provider(Integer... secondaries) {
        return new Rfc2136Provider(
                new Rfc2136Settings(
                        "ddns",
                        "egov.test",
                        new ZoneServer("127.0.0.1", primary.port()),
                        Stream.of(secondaries)
                                .map(port -> new ZoneServer("127.0.0.1", port))
                                .toList(),
                        new TsigKey(
                                KEY.name(),
                                TsigKey.Algorithm.HMAC_SHA256,
                                Base64.getDecoder().decode(KEY.secret())),
                        Transport.TCP,
                        new Weighting.Addresses(16, 50),
                        Set.of(),
                        Duration.ofSeconds(3)),
                Clock.systemUTC());
    }
}
