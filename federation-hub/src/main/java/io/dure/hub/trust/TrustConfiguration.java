package io.dure.hub.trust;

import io.dure.hub.HubProperties;
import io.dure.hub.audit.AuditLog;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
    @Bean
    Authority authority(HubProperties hub, TrustProperties trust, TrustRecords records, Clock clock) {
        return AuthorityFiles.open(hub.data(), trust, clock);
    }

    @Bean
    ServerCertificate serverCertificate(HubProperties hub, TrustProperties trust, Authority authority, Clock clock) {
        return ServerCertificate.of(hub.grpc(), trust, authority, clock);
    }

    @Bean
    TrustAudit trustAudit(AuditLog audit, Clock clock) {
        return new TrustAudit(audit, clock);
    }

    @Bean
    EnrolmentTokens enrolmentTokens(
            HubProperties hub, TrustRecords records, ServerCertificate server, TrustAudit audit, Clock clock) {
        return new EnrolmentTokens(records, hub.collectors(), server, audit, clock);
    }

    @Bean
    Registrar registrar(
            TrustProperties trust,
            TrustRecords records,
            EnrolmentTokens tokens,
            Authority authority,
            ServerCertificate server,
            TrustAudit audit,
            Clock clock) {
        return new Registrar(records, tokens, authority, server, trust.certificatesLast(), audit, clock);
    }

    @Bean
    AgentRegistrar agentRegistrar(TrustRecords records, EnrolmentTokens tokens, TrustAudit audit, Clock clock) {
        return new AgentRegistrar(records, tokens, audit, clock);
    }

    @Bean
    TrustAlarms trustAlarms(
            HubProperties hub,
            TrustProperties trust,
            Registrar registrar,
            Authority authority,
            ServerCertificate server,
            TrustedAuthorities trusted,
            Clock clock) {
        return new TrustAlarms(hub.collectors(), registrar, authority, server, trusted, trust.warnBefore(), clock);
    }

    @Bean
    TrustedAuthorities trustedAuthorities(TrustProperties trust, Authority authority) {
        Path company = trust.companyCaFile();
        return company == null
                ? TrustedAuthorities.of(authority.chain())
                : TrustedAuthorities.of(
                        authority.chain(), AuthorityFiles.certificates("dure.hub.trust.company-ca-file", company));
    }
}
