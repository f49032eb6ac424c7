package io.dure.hub.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.provider.route53.AssumedRole;
import io.dure.gslb.provider.route53.ClientSettings;
import io.dure.gslb.provider.route53.Limit;
import io.dure.gslb.provider.route53.Route53Settings;
import io.dure.gslb.provider.route53.records.Alias;
import io.dure.gslb.provider.route53.records.CheckBinding;
import io.dure.gslb.provider.route53.records.MemberBinding;
import io.dure.gslb.provider.route53.records.ServiceBinding;
import io.dure.gslb.provider.route53.records.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HostedZoneSettingsTest {
    private static final String ONE = "dure.hub.providers[0].route53.";

    private final Map<String, String> properties = new TreeMap<>(Map.of(
            "dure.hub.providers[0].id", "cloud", ONE + "zone-id", "Z0123456789ABC", ONE + "zone-name", "egov.test"));

    private ProviderProperties.Route53 words() {
        ProviderProperties.Route53 words = new Binder(new MapConfigurationPropertySource(properties))
                .bind("dure.hub", ProviderProperties.class)
                .get()
                .providers()
                .getFirst()
                .route53();
        if (words == null) {
            throw new AssertionError("not bound");
        }
        return words;
    }

    @Test
    void defaultsAreTheAdapters() {
        assertThat(HostedZoneSettings.route53("cloud", words()))
                .isEqualTo(Route53Settings.of("cloud", "Z0123456789ABC", "egov.test"));
        assertThat(HostedZoneSettings.client(words())).isEqualTo(ClientSettings.DEFAULT);
    }

    @Test
    void everyPropertyIsMapped() {
        properties.putAll(Map.of(
                ONE + "private-zone", "true",
                ONE + "region", "cn-north-1",
                ONE + "endpoint", "https://route53.internal",
                ONE + "role.arn", "arn:aws:iam::123456789012:role/dure",
                ONE + "role.external-id", "house",
                ONE + "limits.calls-per-second", "2",
                ONE + "limits.burst", "9",
                ONE + "limits.record-changes-per-second", "7"));
        properties.putAll(Map.of(
                ONE + "services.portal.adopt", "true",
                ONE + "services.portal.members.private.cname", "lb.private.egov.test",
                ONE + "services.portal.members.private.check.kind", "referred",
                ONE + "services.portal.members.private.check.ids", "abc-1",
                ONE + "services.portal.members.public.alias.zone-id", "Z2",
                ONE + "services.portal.members.public.alias.target", "elb.example.com",
                ONE + "services.portal.members.public.check.kind", "calculated",
                ONE + "services.portal.members.public.check.ids", "abc-2,abc-3",
                ONE + "services.portal.members.public.check.healthy", "2"));
        Route53Settings settings = HostedZoneSettings.route53("cloud", words());
        assertThat(settings.privateZone()).isTrue();
        assertThat(settings.limits().account()).isEqualTo(new Limit(2, 9));
        assertThat(settings.limits().recordChanges().perSecond()).isEqualTo(7);
        assertThat(settings.services())
                .isEqualTo(Map.of(
                        "portal",
                        new ServiceBinding(
                                true,
                                Map.of(
                                        "private",
                                        new MemberBinding(
                                                new Target.Name("lb.private.egov.test"),
                                                new CheckBinding.Referred("abc-1")),
                                        "public",
                                        new MemberBinding(
                                                new Target.ToAlias(new Alias("Z2", "elb.example.com", true), false),
                                                new CheckBinding.Calculated(List.of("abc-2", "abc-3"), 2, false))))));
        ClientSettings client = HostedZoneSettings.client(words());
        assertThat(client.region()).isEqualTo("cn-north-1");
        assertThat(client.endpoint()).contains(URI.create("https://route53.internal"));
        assertThat(client.role())
                .contains(new AssumedRole("arn:aws:iam::123456789012:role/dure", Optional.of("house")));
    }

    @Test
    void memberOfTwoTargetsIsRefused() {
        properties.put(ONE + "services.portal.members.private.cname", "lb.private.egov.test");
        properties.put(ONE + "services.portal.members.private.alias.zone-id", "Z2");
        properties.put(ONE + "services.portal.members.private.alias.target", "elb.example.com");
        assertThatThrownBy(() -> HostedZoneSettings.route53("cloud", words()))
                .hasMessageContaining("either cname or alias");
    }
}
