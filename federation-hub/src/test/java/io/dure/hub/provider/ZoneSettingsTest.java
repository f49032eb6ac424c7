package io.dure.hub.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.provider.rfc2136.Rfc2136Settings;
import io.dure.gslb.provider.rfc2136.ZoneServer;
import io.dure.gslb.provider.rfc2136.render.Weighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ZoneSettingsTest {
    private static final String ONE = "dure.hub.providers[0].";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Map<String, String> properties = new TreeMap<>();

    @BeforeEach
    void zone() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=\n");
        properties.put(ONE + "id", "bind");
        properties.put(ONE + "rfc2136.zone", "egov.test");
        properties.put(ONE + "rfc2136.primary", "192.0.2.53");
        properties.put(ONE + "rfc2136.key.name", "hub-key");
        properties.put(ONE + "rfc2136.key.secret-file", secret.toString());
        properties.put(ONE + "rfc2136.weighting.kind", "alias");
        properties.put(ONE + "rfc2136.weighting.zone", "gslb.egov.test");
    }

    private ProviderProperties bind() {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("dure.hub", ProviderProperties.class)
                .get();
    }

    private Rfc2136Settings rfc2136() {
        ProviderProperties.Rfc2136 words = bind().providers().getFirst().rfc2136();
        if (words == null) {
            throw new AssertionError("not bound");
        }
        return ZoneSettings.rfc2136("bind", words);
    }

    @Test
    void defaultsAreTheProducts() {
        Rfc2136Settings settings = rfc2136();
        assertThat(settings.primary()).isEqualTo(new ZoneServer("192.0.2.53", 53));
        assertThat(settings.secondaries()).isEmpty();
        assertThat(settings.transport()).isEqualTo(Rfc2136Settings.Transport.TCP);
        assertThat(settings.weighting()).isEqualTo(new Weighting.Alias("gslb.egov.test", Duration.ofMinutes(5)));
        assertThat(settings.adopted()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void everyPropertyIsMapped() {
        properties.put(ONE + "rfc2136.secondaries", "ns2.egov.test:5353,[2001:db8::53]:54,2001:db8::54");
        properties.put(ONE + "rfc2136.transport", "udp");
        properties.put(ONE + "rfc2136.key.algorithm", "hmac-sha512");
        properties.put(ONE + "rfc2136.adopt", "portal,notices");
        properties.put(ONE + "rfc2136.timeout", "1s");
        properties.put(ONE + "rfc2136.weighting.ttl", "1m");
        Rfc2136Settings settings = rfc2136();
        assertThat(settings.secondaries())
                .isEqualTo(List.of(
                        new ZoneServer("ns2.egov.test", 5353),
                        new ZoneServer("2001:db8::53", 54),
                        new ZoneServer("2001:db8::54", 53)));
        assertThat(settings.transport()).isEqualTo(Rfc2136Settings.Transport.UDP);
        assertThat(settings.key().toString()).contains("hub-key", "hmac-sha512").doesNotContain("MTIz");
        assertThat(settings.adopted()).isEqualTo(Set.of("portal", "notices"));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.weighting()).isEqualTo(new Weighting.Alias("gslb.egov.test", Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"addresses, Addresses", "rotation, Rotation", "lua, Lua"})
    void weightsAreAnsweredInTheWayThatIsAskedFor(String kind, String type) {
        properties.put(ONE + "rfc2136.weighting.kind", kind);
        assertThat(rfc2136().weighting().getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    void delegationNamesItsHosts() {
        properties.put(ONE + "rfc2136.weighting.kind", "delegation");
        properties.put(ONE + "rfc2136.weighting.hosts[0].name", "ns1");
        properties.put(ONE + "rfc2136.weighting.hosts[0].addresses", "192.0.2.7");
        assertThat(rfc2136().weighting())
                .isEqualTo(new Weighting.Delegation(
                        List.of(new Weighting.Host("ns1", List.of("192.0.2.7"))), Duration.ofMinutes(5)));
    }

    @Test
    void providerOfTwoKindsOrNoneIsRefused() {
        properties.put(ONE + "route53.zone-id", "Z1");
        properties.put(ONE + "route53.zone-name", "egov.test");
        assertThatThrownBy(this::bind).rootCause().hasMessageContaining("either rfc2136 or route53");
        properties.keySet().removeIf(key -> key.contains("rfc2136") || key.contains("route53"));
        assertThatThrownBy(this::bind).rootCause().hasMessageContaining("either rfc2136 or route53");
    }

    @Test
    void secretThatCannotBeReadIsNamed() {
        properties.put(
                ONE + "rfc2136.key.secret-file", folder.resolve("nowhere").toString());
        assertThatThrownBy(this::rfc2136)
                .hasMessageContaining("key.secret-file")
                .hasMessageContaining("nowhere");
    }

    @Test
    void aliasWithoutTheNameserversZoneIsRefused() {
        properties.remove(ONE + "rfc2136.weighting.zone");
        assertThatThrownBy(this::rfc2136).hasMessageContaining("weighting.zone");
    }
}
