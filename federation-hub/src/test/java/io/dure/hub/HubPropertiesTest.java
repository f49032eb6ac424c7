package io.dure.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class HubPropertiesTest {
    private final Map<String, String> properties = new TreeMap<>(Map.of(
            "dure.hub.data", "/data",
            "dure.hub.grpc.key-store", "/data/hub.p12",
            "dure.hub.grpc.key-store-password-file", "/data/password"));

    private HubProperties bind() {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("dure.hub", HubProperties.class)
                .get();
    }

    @Test
    void defaultsAreTheProducts() throws UnknownHostException {
        HubProperties hub = bind();

        assertThat(hub)
                .isEqualTo(new HubProperties(
                        "hub-1",
                        Path.of("/data"),
                        new HubProperties.Grpc(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                                7443,
                                Path.of("/data/hub.p12"),
                                Path.of("/data/password")),
                        List.of(),
                        null,
                        new HubProperties.Failover(
                                Duration.ofMinutes(5), 10, Duration.ofMinutes(1), Duration.ofSeconds(20)),
                        new HubProperties.Store(
                                DataSize.ofMegabytes(256),
                                Duration.ofHours(1),
                                DataSize.ofGigabytes(100),
                                DataSize.ofMegabytes(256),
                                new HubProperties.Retention(
                                        Duration.ofDays(1), Duration.ofDays(14), Duration.ofDays(400))),
                        null,
                        Duration.ofSeconds(6)));
    }

    @Test
    void everyPropertyIsMapped() throws UnknownHostException {
        properties.putAll(Map.of(
                "dure.hub.id", "hub-9",
                "dure.hub.grpc.address", "127.0.3.1",
                "dure.hub.grpc.port", "9443",
                "dure.hub.services-file", "/etc/services.yaml",
                "dure.hub.failover.hold-down", "20s",
                "dure.hub.failover.ramp-steps", "3",
                "dure.hub.failover.ramp-step", "10s",
                "dure.hub.failover.observe-every", "30s",
                "dure.hub.store.memory-limit", "128MB",
                "dure.hub.stale-after", "8s"));
        properties.putAll(Map.of(
                "dure.hub.restore", "/backup/1",
                "dure.hub.store.segment-span", "10m",
                "dure.hub.store.max-size", "5GB",
                "dure.hub.store.reserve", "64MB",
                "dure.hub.store.retention.10s", "2h",
                "dure.hub.store.retention.1m", "3d",
                "dure.hub.store.retention.10m", "40d"));
        properties.putAll(Map.of(
                "dure.hub.collectors[0].id", "private-1",
                "dure.hub.collectors[0].site", "private",
                "dure.hub.collectors[0].domain", "private",
                "dure.hub.collectors[0].token-file", "/t/1",
                "dure.hub.collectors[1].id", "witness-1",
                "dure.hub.collectors[1].domain", "third",
                "dure.hub.collectors[1].token-file", "/t/2"));

        assertThat(bind())
                .isEqualTo(new HubProperties(
                        "hub-9",
                        Path.of("/data"),
                        new HubProperties.Grpc(
                                InetAddress.getByAddress(new byte[] {127, 0, 3, 1}),
                                9443,
                                Path.of("/data/hub.p12"),
                                Path.of("/data/password")),
                        List.of(
                                new HubProperties.Collector("private-1", "private", "private", Path.of("/t/1")),
                                new HubProperties.Collector("witness-1", null, "third", Path.of("/t/2"))),
                        Path.of("/etc/services.yaml"),
                        new HubProperties.Failover(
                                Duration.ofSeconds(20), 3, Duration.ofSeconds(10), Duration.ofSeconds(30)),
                        new HubProperties.Store(
                                DataSize.ofMegabytes(128),
                                Duration.ofMinutes(10),
                                DataSize.ofGigabytes(5),
                                DataSize.ofMegabytes(64),
                                new HubProperties.Retention(
                                        Duration.ofHours(2), Duration.ofDays(3), Duration.ofDays(40))),
                        Path.of("/backup/1"),
                        Duration.ofSeconds(8)));
    }

    @Test
    void twoCollectorsOfOneNameAreRefused() {
        properties.putAll(Map.of(
                "dure.hub.collectors[0].id", "private-1",
                "dure.hub.collectors[0].domain", "private",
                "dure.hub.collectors[0].token-file", "/t/1",
                "dure.hub.collectors[1].id", "private-1",
                "dure.hub.collectors[1].domain", "public",
                "dure.hub.collectors[1].token-file", "/t/2"));

        assertThatThrownBy(this::bind)
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("two collectors are called private-1");
    }

    @Test
    void widerWindowsAreKeptAtLeastAsLongAsNarrowerOnes() {
        properties.put("dure.hub.store.retention.1m", "1h");

        assertThatThrownBy(this::bind).rootCause().hasMessageContaining("store.retention");
    }

    @Test
    void readingProvidersTooSeldomToFindDriftInAMinuteIsRefused() {
        properties.put("dure.hub.failover.observe-every", "46s");

        assertThatThrownBy(this::bind).rootCause().hasMessageContaining("failover.observe-every");
    }

    @Test
    void aHoldDownOfNothingIsRefused() {
        properties.put("dure.hub.failover.hold-down", "0s");

        assertThatThrownBy(this::bind).rootCause().hasMessageContaining("failover.hold-down");
    }
}
