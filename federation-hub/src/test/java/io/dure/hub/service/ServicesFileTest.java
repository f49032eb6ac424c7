package io.dure.hub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.hub.InvalidConfiguration;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesFileTest {
    private static final String PORTAL = """
            services:
              - id: portal
                name: portal.egov.test
                ttl: 5s
                mode: on-approval
                domains: [private, public, third]
                check: {path: /health, host: portal.egov.test, status: 200, interval: 2s, timeout: 1s, fall: 2, rise: 3}
                members:
                  - {site: private, weight: 30, minimum-up: 1, endpoints: ["127.0.1.21:8000", "127.0.1.22:8000"]}
                  - {site: public,  weight: 70, minimum-up: 1, endpoints: ["127.0.2.21:8000", "127.0.2.22:8000"]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private List<ServiceDefinition> read(String text) throws IOException {
        return ServicesFile.read(Files.writeString(folder.resolve("services.yaml"), text));
    }

    @Test
    void everyFieldIsRead() throws IOException {
        assertThat(read(PORTAL))
                .containsExactly(ServiceDefinition.weighted(
                        "portal",
                        "portal.egov.test",
                        Duration.ofSeconds(5),
                        Mode.ON_APPROVAL,
                        Set.of("private", "public", "third"),
                        new Check(
                                "/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                        List.of(
                                new MemberDefinition(
                                        "private",
                                        30,
                                        1,
                                        List.of(new Endpoint("127.0.1.21", 8000), new Endpoint("127.0.1.22", 8000))),
                                new MemberDefinition(
                                        "public",
                                        70,
                                        1,
                                        List.of(new Endpoint("127.0.2.21", 8000), new Endpoint("127.0.2.22", 8000))))));
    }

    @Test
    void aBareOffIsAMode() throws IOException {
        assertThat(read(PORTAL.replace("on-approval", "off")))
                .extracting(ServiceDefinition::mode)
                .containsExactly(Mode.OFF);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: portal | id: Portal! | services[0].id",
                "name: portal.egov.test | name: portal.egov.test. | services[0].name",
                "ttl: 5s | ttl: 2h | services[0].ttl",
                "ttl: 5s | ttl: soon | services[0].ttl",
                "mode: on-approval | mode: maybe | services[0].mode",
                "[private, public, third] | [private, public] | services[0].domains",
                "weight: 30 | weight: -1 | services[0]",
                "weight: 30 | wieght: 30 | wieght",
                "minimum-up: 1 | minimum-up: 3 | minimum-up",
                "site: public | site: private | two members at site private",
                "127.0.1.22:8000 | 127.0.1.21:8000 | twice",
                "127.0.1.22:8000 | portal-2:8000 | endpoints",
                "127.0.1.22:8000 | 127.0.1.22 | endpoints",
                "path: /health | path: health | check",
            })
    void aMistakeIsNamed(String right, String wrong, String named) {
        assertThatThrownBy(() -> read(PORTAL.replace(right, wrong)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("services.yaml")
                .hasMessageContaining(named);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ServicesFile.read(folder.resolve("absent.yaml")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("dure.hub.services-file");
    }
}
