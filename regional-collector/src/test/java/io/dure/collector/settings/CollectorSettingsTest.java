package io.dure.collector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.notice.ChannelSettings;
import io.dure.notice.Language;
import io.dure.notice.NoticeEvent;
import io.dure.notice.WebhookSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class CollectorSettingsTest {
    @Test
    void witnessNeedsLittleAndTheRestHasDefaults() {
        CollectorSettings settings = bind(witness());

        assertThat(settings.isWitness()).isTrue();
        assertThat(settings.intake()).isEmpty();
        assertThat(settings.zone()).isEmpty();
        assertThat(settings.dns().port()).isEqualTo(53);
        assertThat(settings.probe().referenceTargets()).isEmpty();
        assertThat(settings.evidence().staleAfter()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.evidence().peers()).isEmpty();
        assertThat(settings.spool())
                .isEqualTo(new CollectorSettings.Spool(
                        DataSize.ofGigabytes(1), Duration.ofHours(24), DataSize.ofMegabytes(4)));
        assertThat(settings.notices())
                .isEqualTo(new CollectorSettings.Notices(Duration.ofSeconds(30), null, List.of()));
    }

    @Test
    void intakeAndZoneHaveDefaults() {
        Map<String, String> properties = witness();
        properties.put("site", "private");
        properties.put("otlp.address", "127.0.0.1");
        properties.put("otlp.token-file", "/secrets/otlp");
        properties.put("nameserver.zone", "egov.test");
        properties.put("nameserver.primary", "ns1.egov.test");
        properties.put("nameserver.mailbox", "hostmaster.egov.test");

        CollectorSettings settings = bind(properties);

        assertThat(settings.intake())
                .contains(new CollectorSettings.Otlp("127.0.0.1", 4318, 4317, Path.of("/secrets/otlp")));
        assertThat(settings.zone())
                .contains(new CollectorSettings.Nameserver(
                        "egov.test",
                        "ns1.egov.test",
                        "hostmaster.egov.test",
                        Duration.ofSeconds(60),
                        List.of(),
                        false));
    }

    @Test
    void everyPropertyIsMapped() {
        Map<String, String> properties = new HashMap<>();
        properties.put("id", "private-1");
        properties.put("site", "private");
        properties.put("domain", "private-domain");
        properties.put("data", "/data/private-1");
        properties.put("hubs[0]", "127.0.3.1:7443");
        properties.put("hubs[1]", "[::1]:7444");
        properties.put("hub-certificate", "/data/hub.pem");
        properties.put("token-file", "/secrets/private-1");
        properties.put("certificate-file", "/secrets/private-1.pem");
        properties.put("key-file", "/secrets/private-1.key");
        properties.put("otlp.address", "127.0.1.10");
        properties.put("otlp.http-port", "14318");
        properties.put("otlp.grpc-port", "14317");
        properties.put("otlp.token-file", "/secrets/otlp");
        properties.put("dns.address", "127.0.1.11");
        properties.put("dns.port", "5300");
        properties.put("probe.source-address", "127.0.1.12");
        properties.put("probe.reference-targets[0]", "127.0.2.10:5300");
        properties.put("probe.certificates", "/data/endpoints.pem");
        properties.put("evidence.key-name", "dure-evidence");
        properties.put("evidence.key-file", "/secrets/tsig");
        properties.put("evidence.stale-after", "6s");
        properties.put("evidence.peers[0].id", "public-1");
        properties.put("evidence.peers[0].address", "127.0.2.10:5300");
        properties.put("nameserver.zone", "egov.test");
        properties.put("nameserver.primary", "ns1.egov.test");
        properties.put("nameserver.mailbox", "hostmaster.egov.test");
        properties.put("nameserver.negative-ttl", "5s");
        properties.put("nameserver.alias-targets", "true");
        properties.put("nameserver.records[0].name", "ns1.egov.test");
        properties.put("nameserver.records[0].type", "a");
        properties.put("nameserver.records[0].ttl", "30m");
        properties.put("nameserver.records[0].values[0]", "127.0.1.10");

        properties.put("spool.max-size", "200MB");
        properties.put("spool.max-age", "12h");
        properties.put("spool.segment-size", "1MB");
        properties.put("notices.hub-silent-after", "45s");
        properties.put("notices.console-url", "https://dure.egov.test");
        properties.put("notices.channels[0].id", "chat");
        properties.put("notices.channels[0].language", "en");
        properties.put("notices.channels[0].zone", "Asia/Seoul");
        properties.put("notices.channels[0].events[0]", "hub-silent");
        properties.put("notices.channels[0].keep-for", "1h");
        properties.put("notices.channels[0].webhook.url", "https://chat.egov.test/hook");
        properties.put("notices.channels[0].webhook.secret-file", "/secrets/hook");
        properties.put("notices.channels[0].webhook.ca-file", "/secrets/ca.pem");

        assertThat(bind(properties))
                .isEqualTo(new CollectorSettings(
                        "private-1",
                        "private",
                        "private-domain",
                        Path.of("/data/private-1"),
                        List.of(new HostPort("127.0.3.1", 7443), new HostPort("::1", 7444)),
                        Path.of("/data/hub.pem"),
                        Path.of("/secrets/private-1"),
                        Path.of("/secrets/private-1.pem"),
                        Path.of("/secrets/private-1.key"),
                        new CollectorSettings.Otlp("127.0.1.10", 14318, 14317, Path.of("/secrets/otlp")),
                        new CollectorSettings.Dns("127.0.1.11", 5300),
                        new CollectorSettings.Probe(
                                "127.0.1.12",
                                List.of(new HostPort("127.0.2.10", 5300)),
                                Path.of("/data/endpoints.pem")),
                        new CollectorSettings.Evidence(
                                "dure-evidence",
                                Path.of("/secrets/tsig"),
                                Duration.ofSeconds(6),
                                List.of(new CollectorSettings.Peer("public-1", new HostPort("127.0.2.10", 5300)))),
                        new CollectorSettings.Nameserver(
                                "egov.test",
                                "ns1.egov.test",
                                "hostmaster.egov.test",
                                Duration.ofSeconds(5),
                                List.of(new CollectorSettings.ZoneRecord(
                                        "ns1.egov.test", "A", Duration.ofMinutes(30), List.of("127.0.1.10"))),
                                true),
                        new CollectorSettings.Spool(
                                DataSize.ofMegabytes(200), Duration.ofHours(12), DataSize.ofMegabytes(1)),
                        new CollectorSettings.Notices(
                                Duration.ofSeconds(45),
                                URI.create("https://dure.egov.test"),
                                List.of(new ChannelSettings(
                                        "chat",
                                        Language.EN,
                                        ZoneId.of("Asia/Seoul"),
                                        Set.of(NoticeEvent.HUB_SILENT),
                                        Duration.ofHours(1),
                                        new WebhookSettings(
                                                URI.create("https://chat.egov.test/hook"),
                                                Path.of("/secrets/hook"),
                                                Path.of("/secrets/ca.pem")),
                                        null)))));
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertNamed("dure.collector.id", without("id"));
        assertNamed("dure.collector.id", with("id", "Private 1"));
        assertNamed("dure.collector.domain", without("domain"));
        assertNamed("dure.collector.data", without("data"));
        assertNamed("dure.collector.hubs", without("hubs[0]"));
        assertNamed("dure.collector.key-file", with("certificate-file", "/secrets/witness-1.pem"));
        assertNamed("dure.collector.token-file", without("token-file"));
        assertNamed("dure.collector.dns.address", without("dns.address"));
        assertNamed("dure.collector.dns.address", with("dns.address", "localhost"));
        assertNamed("dure.collector.dns.port", with("dns.port", "70000"));
        assertNamed("dure.collector.probe.source-address", without("probe.source-address"));
        assertNamed("dure.collector.evidence.key-file", without("evidence.key-file"));
        assertNamed("dure.collector.evidence.stale-after", with("evidence.stale-after", "0s"));
        assertNamed("dure.collector.spool.segment-size", with("spool.segment-size", "1KB"));
        assertNamed("dure.collector.spool.max-size", with("spool.max-size", "16MB"));
        assertNamed("dure.collector.spool.max-age", with("spool.max-age", "0s"));
        assertNamed("dure.collector.notices.hub-silent-after", with("notices.hub-silent-after", "0s"));
    }

    @Test
    void witnessTakesNothingInAndAnswersNoZone() {
        Map<String, String> intake = with("otlp.address", "127.0.0.1");
        intake.put("otlp.token-file", "/secrets/otlp");
        Map<String, String> zone = with("nameserver.zone", "egov.test");
        zone.put("nameserver.primary", "ns1.egov.test");
        zone.put("nameserver.mailbox", "hostmaster.egov.test");

        assertNamed("dure.collector.otlp", intake);
        assertNamed("dure.collector.nameserver", zone);
    }

    private static void assertNamed(String property, Map<String, String> properties) {
        ThrowingCallable binding = () -> bind(properties);
        assertThatThrownBy(binding)
                .rootCause()
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(property);
    }

    private static Map<String, String> witness() {
        Map<String, String> properties = new HashMap<>();
        properties.put("id", "witness-1");
        properties.put("domain", "third");
        properties.put("data", "/data/witness-1");
        properties.put("hubs[0]", "127.0.3.1:7443");
        properties.put("hub-certificate", "/data/hub.pem");
        properties.put("token-file", "/secrets/witness-1");
        properties.put("dns.address", "127.0.3.2");
        properties.put("probe.source-address", "127.0.3.2");
        properties.put("evidence.key-name", "dure-evidence");
        properties.put("evidence.key-file", "/secrets/tsig");
        return properties;
    }

    private static Map<String, String> without(String property) {
        Map<String, String> properties = witness();
        properties.remove(property);
        return properties;
    }

    private static Map<String, String> with(String property, String value) {
        Map<String, String> properties = witness();
        properties.put(property, value);
        return properties;
    }

    private static CollectorSettings bind(Map<String, String> properties) {
        Map<String, String> prefixed = new HashMap<>();
        properties.forEach((name, value) -> prefixed.put("dure.collector." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bindOrCreate("dure.collector", CollectorSettings.class);
    }
}
