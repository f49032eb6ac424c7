package io.dure.hub.federation;

import io.dure.hub.HubProperties;
import io.dure.hub.change.Changes;
import io.dure.hub.store.Stores;
import io.dure.hub.trust.AgentRegistrar;
import io.dure.hub.trust.Registrar;
import io.dure.hub.trust.ServerCertificate;
import io.dure.hub.trust.TrustAudit;
import io.dure.hub.trust.TrustedAuthorities;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.grpc.server.GlobalServerInterceptor;

/** The gRPC side as beans; its address and deadlines are in application.yaml, taken from {@code dure.hub.grpc}. */
@Configuration(proxyBeanMethods = false)
class FederationConfiguration {
    @Bean
    Enrolment enrolment(HubProperties properties) {
        return Enrolment.read(properties.collectors());
    }

    @Bean
    @GlobalServerInterceptor
    CertificateInterceptor certificateInterceptor(Registrar registrar, Enrolment enrolment) {
        return new CertificateInterceptor(registrar, enrolment);
    }

    @Bean
    StoreHealth storeHealth(Clock clock) {
        return new StoreHealth(clock);
    }

    @Bean
    IntakeCounts intakeCounts() {
        return new IntakeCounts();
    }

    @Bean
    Connections connections(
            HubProperties properties,
            Stores stores,
            List<CollectorEvents> events,
            Leadership leadership,
            Enrolment enrolment,
            StoreHealth health,
            IntakeCounts counts,
            Registrar registrar,
            TrustAudit audit,
            Changes changes,
            Clock clock) {
        ReportIntake.Shared shared = new ReportIntake.Shared(
                properties.id(), stores.reports(), new AllEvents(events), leadership, health, counts);
        Connections connections = new Connections(shared, enrolment, registrar, audit, changes, clock);
        registrar.onRevoked(connections::revoked);
        return connections;
    }

    @Bean
    FederationService federationService(Connections connections) {
        return new FederationService(connections);
    }

    @Bean
    TrustService trustService(Registrar registrar, AgentRegistrar agents) {
        return new TrustService(registrar, agents);
    }

    /** gRPC's own threads must not wait for the store. */
    @Bean
    GrpcServerExecutorProvider grpcServerExecutorProvider() {
        Executor virtual = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("grpc-", 0).factory());
        return () -> virtual;
    }

    @Bean
    SslBundleRegistrar federationCertificate(ServerCertificate certificate, TrustedAuthorities authorities) {
        SslBundle bundle = SslBundle.of(
                SslStoreBundle.NONE,
                SslBundleKey.NONE,
                SslOptions.NONE,
                SslBundle.DEFAULT_PROTOCOL,
                SslManagerBundle.of(new KeyManagerFactoryWrapper(certificate.keys()), authorities.trust()));
        return registry -> registry.registerBundle("federation", bundle);
    }

    /** Streams never end by themselves, so they are ended before the server waits for its calls. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(Connections connections) {
        return closed -> connections.closeAll();
    }
}
