package io.dure.gslb.provider.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dure.gslb.provider.route53.records.CheckBinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;

class SettingsTest {
    @Test
    void zonesAreNamedAsOperatorsCopyThem() {
        Route53Settings settings = Route53Settings.of("aws", "/hostedzone/Z0TEST", "Egov.Test.");
        assertThat(settings.zoneId()).isEqualTo("Z0TEST");
        assertThat(settings.zoneName()).isEqualTo("egov.test");
        assertThat(settings.limits()).isEqualTo(CallLimits.DEFAULT);
        assertThat(settings.privateZone()).isFalse();
    }

    @Test
    void whatCannotBeIsRefusedAtStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> Route53Settings.of("aws", "not an id", "egov.test"));
        assertThatIllegalArgumentException().isThrownBy(() -> Route53Settings.of("", "Z0TEST", "egov.test"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limit(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AssumedRole("dure", Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CheckBinding.Calculated(List.of(), 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new CheckBinding.Referred(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Deadlines(Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Test
    void clientIsMadeForADefaultChainAndForARole() {
        ClientSettings plain = ClientSettings.DEFAULT;
        ClientSettings assumed = new ClientSettings(
                plain.region(),
                plain.endpoint(),
                Optional.of(new AssumedRole("arn:aws:iam::123456789012:role/dure", Optional.of("external"))),
                plain.connect(),
                plain.read(),
                plain.call());
        try (Route53Client one = Route53Clients.client(plain);
                Route53Client other = Route53Clients.client(assumed)) {
            assertThat(one.serviceName()).isEqualTo(other.serviceName());
        }
    }

    @Test
    void namesAreReadAsRoute53TellsThem() {
        assertThat(DnsName.of("\\052.Egov.test.")).isEqualTo("*.egov.test");
        assertThat(DnsName.of("_dure-portal.egov.test.")).isEqualTo("_dure-portal.egov.test");
    }
}
