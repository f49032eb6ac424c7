package io.dure.gslb.nameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.nameserver.server.Transport;
import io.dure.gslb.nameserver.zone.ZoneConfig;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.rfc2136.Rfc2136Provider;
import io.dure.gslb.provider.rfc2136.Rfc2136Settings;
import io.dure.gslb.provider.rfc2136.TsigKey;
import io.dure.gslb.provider.rfc2136.ZoneServer;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A service in somebody else's zone, whose CNAME points at a nameserver of ours. */
class AliasTargetTest {
    private static final ServedZone.Key KEY = ServedZone.Key.random("hub-key", "hmac-sha256", true);
    private static final Plan PLAN = Fixture.plan(Token.claim(1), 0, 1);

    @TempDir
    private Path folder;

    @Test
    void theChainFromBindEndsAtTheAddressesThatWeAnswer() throws IOException {
        ServedZone zone = new ServedZone("egov.test", List.of(KEY), List.of());
        try (DnsServerProcess bind = BindServer.primary(Files.createDirectory(folder.resolve("bind")), zone);
                Rfc2136Provider provider = provider(bind.port());
                Nameserver nameserver = nameserver(true)) {
            assertThat(provider.apply(Optional.empty(), PLAN)).isInstanceOf(ApplyResult.Applied.class);
            assertThat(nameserver.apply(Optional.empty(), PLAN)).isInstanceOf(ApplyResult.Applied.class);
            String target = new Client(bind.port())
                    .ask("portal.egov.test", Type.A).getSection(Section.ANSWER).stream()
                            .map(record -> ((CNAMERecord) record).getTarget().toString(true))
                            .findFirst()
                            .orElseThrow();
            assertThat(target).isEqualTo("portal.gslb.egov.test");
            assertThat(Client.addresses(new Client(nameserver.port()).ask(target, Type.A)))
                    .containsExactlyInAnyOrderElementsOf(
                            Fixture.PUBLIC.stream().map(Endpoint::address).toList());
        }
    }

    @Test
    void aNameserverThatWasNotToldToRefusesServicesOfOtherZones() throws IOException {
        try (Nameserver nameserver = nameserver(false)) {
            assertThat(nameserver.apply(Optional.empty(), PLAN))
                    .isInstanceOfSatisfying(
                            ApplyResult.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.MALFORMED_PLAN));
        }
    }

    private Nameserver nameserver(boolean aliasTargets) throws IOException {
        ZoneConfig zone = new ZoneConfig(
                "gslb.egov.test",
                "ns1.gslb.egov.test",
                "hostmaster.egov.test",
                Duration.ofSeconds(5),
                List.of(new ZoneConfig.StaticRecord(
                        "gslb.egov.test", "NS", Duration.ofHours(1), List.of("ns1.gslb.egov.test"))),
                aliasTargets);
        NameserverConfig config = new NameserverConfig(
                "private-1",
                Transport.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Fixture.KEY,
                Optional.of(new NameserverConfig.Hosted(
                        zone, Files.createDirectories(folder.resolve("nameserver")), Duration.ofSeconds(4))));
        return Nameserver.start(
                config,
                Clock.systemUTC(),
                Clock.systemUTC(),
                () -> Fixture.evidence("private-1", "private", 1, List.of()));
    }

    private static Rfc2136Provider provider(int port) {
        return new Rfc2136Provider(
                Rfc2136Settings.of(
                        "ddns",
                        "egov.test",
                        new ZoneServer("127.0.0.1", port),
                        List.of(),
                        new TsigKey(
                                KEY.name(),
                                TsigKey.Algorithm.HMAC_SHA256,
                                Base64.getDecoder().decode(KEY.secret())),
                        new Weighting.Alias("gslb.egov.test", Duration.ofMinutes(5))),
                Clock.systemUTC());
    }
}
