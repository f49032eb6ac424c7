package io.dure.hub.api;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.dure.federation.v1.Account;
import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.HubApplication;
import io.dure.hub.HubFolder;
import io.dure.hub.federation.HandDrivenCollector;
import io.dure.protocol.histogram.LatencyHistogram;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/**
 * A whole hub whose two sites, {@code hanok} and {@code marina}, and services, {@code turnstile} on both, {@code azurite} and
 * {@code vermilion} on one each, have names that occur nowhere else.
 */
final class TwoClouds implements AutoCloseable {
    /** The window that is seeded, long enough ago to be complete. */
    final Instant start = Instant.ofEpochMilli(Math.floorDiv(Instant.now().toEpochMilli(), 60_000L) * 60_000 - 180_000);

    private final InMemoryDirectoryServer directory;
    private final HubFolder files;
    private final ConfigurableApplicationContext hub;
    private final HandDrivenCollector hanok;
    private final HandDrivenCollector marina;

    TwoClouds(Path folder) throws Exception {
        directory = directory();
        files = HubFolder.write(folder);
        rename(files.configuration());
        Files.writeString(folder.resolve("services.yaml"), """
                services:
                  - id: azurite
                    name: azurite.egov.test
                    ttl: 5s
                    domains: [hanok, marina, beacon]
                    check: {path: /health}
                    members:
                      - {site: hanok, weight: 1, endpoints: ["127.0.11.1:8000"]}
                  - id: turnstile
                    name: turnstile.egov.test
                    ttl: 5s
                    domains: [hanok, marina, beacon]
                    check: {path: /health}
                    members:
                      - {site: hanok, weight: 30, endpoints: ["127.0.11.2:8000"]}
                      - {site: marina, weight: 70, endpoints: ["127.0.12.2:8000"]}
                  - id: vermilion
                    name: vermilion.egov.test
                    ttl: 5s
                    domains: [hanok, marina, beacon]
                    check: {path: /health}
                    members:
                      - {site: marina, weight: 1, endpoints: ["127.0.12.3:8000"]}
                """);
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("withoutOtherTests", new WithoutOtherTests()));
        hub = application.run(arguments().toArray(String[]::new));
        hanok = greeted(HubFolder.PRIVATE_TOKEN, "hanok-1", "hanok");
        marina = greeted(HubFolder.PUBLIC_TOKEN, "marina-1", "marina");
        report(hanok, "hanok", "azurite", 1, 0.02, 5);
        report(hanok, "hanok", "turnstile", 2, 0.08, 7);
        report(marina, "marina", "turnstile", 1, 1.5, 11);
        report(marina, "marina", "vermilion", 2, 3.5, 13);
    }

    private static void rename(Path configuration) throws Exception {
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace(
                                "id: private-1, site: private, domain: private",
                                "id: hanok-1, site: hanok, domain: hanok")
                        .replace(
                                "id: public-1, site: public, domain: public",
                                "id: marina-1, site: marina, domain: marina")
                        .replace("id: witness-1, domain: third", "id: beacon-1, domain: beacon"));
    }

    private List<String> arguments() {
        List<String> all = new ArrayList<>(files.arguments());
        all.add("--dure.auth.directory.urls=ldap://127.0.0.1:" + directory.getListenPort());
        role(all, 0, "everywhere", "administrator", "");
        role(all, 1, "hana", "administrator", "sites[0]=hanok");
        role(all, 2, "mari", "operator", "sites[0]=marina");
        role(all, 3, "solo", "viewer", "services[0]=azurite");
        return all;
    }

    private static void role(List<String> all, int number, String group, String role, String scope) {
        String rule = "--dure.auth.directory.roles[" + number + "].";
        all.add(rule + "group=cn=" + group + ",ou=groups,dc=egov,dc=test");
        all.add(rule + "role=" + role);
        if (!scope.isEmpty()) {
            all.add(rule + scope);
        }
    }

    private static InMemoryDirectoryServer directory() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=egov,dc=test");
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=egov,dc=test", "objectClass: domain", "dc: egov");
        directory.add("dn: ou=people,dc=egov,dc=test", "objectClass: organizationalUnit", "ou: people");
        directory.add("dn: ou=groups,dc=egov,dc=test", "objectClass: organizationalUnit", "ou: groups");
        for (String user : List.of("everywhere", "hana", "mari", "solo")) {
            String dn = "uid=" + user + ",ou=people,dc=egov,dc=test";
            directory.add(
                    "dn: " + dn,
                    "objectClass: inetOrgPerson",
                    "uid: " + user,
                    "cn: " + user,
                    "sn: " + user,
                    "userPassword: right");
            directory.add(
                    "dn: cn=" + user + ",ou=groups,dc=egov,dc=test",
                    "objectClass: groupOfNames",
                    "cn: " + user,
                    "member: " + dn);
        }
        directory.startListening();
        return directory;
    }

    private HandDrivenCollector greeted(String token, String id, String site) throws Exception {
        HandDrivenCollector collector = HandDrivenCollector.connect(
                hub.getBean(GrpcServerLifecycle.class).getPort(), files.certificate(), token);
        collector.send(CollectorMessage.newBuilder().setHello(HandDrivenCollector.hello(id, site, site)));
        collector.await(HubMessage::hasWelcome);
        return collector;
    }

    private void report(
            HandDrivenCollector collector, String site, String service, long sequence, double seconds, int transactions)
            throws Exception {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (int i = 0; i < transactions; i++) {
            recorder.record(seconds);
        }
        WindowPiece piece = WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setService(service)
                        .setSite(site)
                        .setInstance(service + "-at-" + site)
                        .setHost("host-of-" + site)
                        .setStartMs(7))
                .setWindowStartMs(start.toEpochMilli())
                .setReportedStartMs(start.toEpochMilli())
                .setWindowMs(10_000)
                .setAccount(Account.newBuilder().setCreated(transactions))
                .addGauges(Gauge.newBuilder()
                        .setName(service + ".depth.of." + site)
                        .setUnit("1")
                        .setCount(1)
                        .setSum(1)
                        .setMin(1)
                        .setMax(1))
                .addSeries(Series.newBuilder()
                        .setRoute("/" + service + "/of/" + site)
                        .setOutcome(Outcome.OK)
                        .setEntry(Entry.NAME)
                        .setDuration(recorder.histogram().toProto()))
                .build();
        collector.send(CollectorMessage.newBuilder()
                .setReport(Report.newBuilder()
                        .setSequence(sequence)
                        .setWindows(WindowBatch.newBuilder().addPieces(piece))));
        collector.await(message ->
                message.hasAcknowledgement() && message.getAcknowledgement().getSequence() >= sequence);
    }

    /** Not signed in. */
    Browser nobody() {
        Browser browser = new Browser(Integer.parseInt(hub.getEnvironment().getRequiredProperty("local.server.port")));
        browser.get("/api/v1/session");
        return browser;
    }

    /** Signed in. */
    Browser user(String name) {
        Browser browser = nobody();
        Reply reply = browser.post("/api/v1/session", ApiTest.credentials(name, "right"));
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
        return browser;
    }

    /** The scan would find the configurations of tests. */
    private static final class WithoutOtherTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            return reader.getClassMetadata().getClassName().contains("Test");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithoutOtherTests;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Override
    public void close() {
        hanok.close();
        marina.close();
        hub.close();
        directory.shutDown(true);
    }
}
