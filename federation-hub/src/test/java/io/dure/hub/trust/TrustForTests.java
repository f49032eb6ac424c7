package io.dure.hub.trust;

import io.dure.hub.HubProperties;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.store.InMemoryStores;
import io.dure.protocol.trust.Certificates;
import java.net.InetAddress;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A hub's trust with a collector of each site and a witness, kept in memory. */
public final class TrustForTests {
    static final List<HubProperties.Collector> COLLECTORS = List.of(
            new HubProperties.Collector("private-1", "private", "private", null),
            new HubProperties.Collector("public-1", "public", "public", null),
            new HubProperties.Collector("witness-1", null, "third", null));
    static final Duration LIFE = Duration.ofDays(30);

    private TrustForTests() {}

    /** Put together as the hub does. */
    public record Parts(
            EnrolmentTokens tokens,
            Registrar registrar,
            AgentRegistrar agents,
            Authority authority,
            ServerCertificate server) {}

    public static Parts parts(AuditLog audit, Clock clock) {
        return parts(InMemoryStores.trust(audit), audit, clock);
    }

    static Parts parts(TrustRecords records, AuditLog audit, Clock clock) {
        KeyPair key = Certificates.newKey();
        return parts(
                records,
                audit,
                clock,
                new Authority(List.of(Authority.selfSigned(key, clock.instant())), key.getPrivate(), clock));
    }

    static Parts parts(TrustRecords records, AuditLog audit, Clock clock, Authority authority) {
        TrustProperties properties = new TrustProperties(null, null, null, LIFE, LIFE, List.of("hub.egov.test"));
        ServerCertificate server = ServerCertificate.of(
                new HubProperties.Grpc(InetAddress.getLoopbackAddress(), 0, null, null), properties, authority, clock);
        TrustAudit trustAudit = new TrustAudit(audit, clock);
        EnrolmentTokens tokens = new EnrolmentTokens(records, COLLECTORS, server, trustAudit, clock);
        return new Parts(
                tokens,
                new Registrar(records, tokens, authority, server, LIFE, trustAudit, clock),
                new AgentRegistrar(records, tokens, trustAudit, clock),
                authority,
                server);
    }
}
