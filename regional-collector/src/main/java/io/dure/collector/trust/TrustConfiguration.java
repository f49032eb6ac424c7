package io.dure.collector.trust;

import io.dure.collector.disk.DataFolder;
import io.dure.collector.settings.CollectorSettings;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
    @Bean
    HubTls hubTls(CollectorSettings settings) {
        return HubTls.of(settings);
    }

    @Bean
    OwnCertificate ownCertificate(CollectorSettings settings, DataFolder data, HubTls tls, Clock clock) {
        return new OwnCertificate(settings, new IdentityFolder(data.path().resolve("trust")), tls, clock);
    }

    @Bean
    HubChannels hubChannels(OwnCertificate own, HubTls tls) {
        return new HubChannels(own, tls);
    }

    @Bean
    Renewal renewal(OwnCertificate own, CollectorSettings settings, Clock clock) {
        return new Renewal(own, settings.hubs(), clock, settings.certificateFile() != null);
    }

    @Bean
    @ConditionalOnProperty("dure.collector.otlp.address")
    AgentCredentials agentCredentials(HubChannels channels, CollectorSettings settings, DataFolder data, Clock clock) {
        return new AgentCredentials(
                channels, settings.hubs(), data.folder("trust").resolve("agents"), clock);
    }

    @Bean
    TrustEndpoint trustEndpoint(OwnCertificate own, CollectorSettings settings) {
        return new TrustEndpoint(own, settings.certificateFile() != null);
    }
}
