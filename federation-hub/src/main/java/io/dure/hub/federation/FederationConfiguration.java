package io.dure.hub.federation;

import io.dure.hub.HubProperties;
import io.dure.hub.InvalidConfiguration;
import io.dure.hub.change.Changes;
import io.dure.hub.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
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
    EnrolmentInterceptor enrolmentInterceptor(Enrolment enrolment) {
        return new EnrolmentInterceptor(enrolment);
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
            Changes changes,
            Clock clock) {
        ReportIntake.Shared shared = new ReportIntake.Shared(
                properties.id(), stores.reports(), new AllEvents(events), leadership, health, counts);
        return new Connections(shared, enrolment, changes, clock);
    }

    @Bean
    FederationService federationService(Connections connections) {
        return new FederationService(connections);
    }

    /** gRPC's own threads must not wait for the store. */
    @Bean
    GrpcServerExecutorProvider grpcServerExecutorProvider() {
        Executor virtual = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("grpc-", 0).factory());
        return () -> virtual;
    }

    @Bean
    SslBundleRegistrar federationCertificate(HubProperties properties) {
        HubProperties.Grpc grpc = properties.grpc();
        return registry -> registry.registerBundle("federation", bundle(grpc));
    }

    private static SslBundle bundle(HubProperties.Grpc grpc) {
        if (!Files.isReadable(grpc.keyStore())) {
            throw new InvalidConfiguration("dure.hub.grpc.key-store: cannot read " + grpc.keyStore());
        }
        String password = password(grpc.keyStorePasswordFile());
        JksSslStoreBundle stores = new JksSslStoreBundle(
                new JksSslStoreDetails("PKCS12", null, grpc.keyStore().toUri().toString(), password), null);
        try {
            stores.getKeyStore();
        } catch (IllegalStateException unusable) {
            throw new InvalidConfiguration(
                    "dure.hub.grpc.key-store: cannot open " + grpc.keyStore()
                            + " with the password in key-store-password-file",
                    unusable);
        }
        return SslBundle.of(stores);
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new InvalidConfiguration("dure.hub.grpc.key-store-password-file: cannot read " + file, unreadable);
        }
    }

    /** Streams never end by themselves, so they are ended before the server waits for its calls. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(Connections connections) {
        return closed -> connections.closeAll();
    }
}
