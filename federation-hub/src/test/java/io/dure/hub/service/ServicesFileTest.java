package io.dure.hub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.hub.InvalidConfiguration;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                "mode: on-approval | policy: {kind: active-standby, order: [private]} | services[0].policy.order",
                "mode: on-approval | policy: {kind: by-subnet, subnets: {private: [10.0.0.0/8], public: [10.0.0.0/8]}} | services[0].policy: subnet 10.0.0.0/8 is given twice",
                "mode: on-approval | policy: {kind: round-robin} | expected one of weighted, active-active",
                "mode: on-approval | guardrails: {two-people: yes} | expected true or false",
                "mode: on-approval | guardrails: {largest-change: {points: 20}} | largest-change.within",
                "mode: on-approval | providers: [Route53] | services[0].providers",
                "path: /health | kind: tcp, path: /health | services[0].check.path: is not a known key",
                "path: /health | kind: ftp | expected one of http, https, tcp",
                "path: /health | certificate-warning: 7d | services[0].check.certificate-warning: is not a known key",
                "status: 200 | status: '2e2' | services.yaml:7: services[0].check.status",
                "path: /health | path: health | check",
            })
    void aMistakeIsNamed(String right, String wrong, String named) {
        assertThatThrownBy(() -> read(PORTAL.replace(right, wrong)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("services.yaml")
                .hasMessageContaining(named);
    }

    @Test
    void everyMistakeIsToldWithItsLine() {
        assertThatThrownBy(() ->
                        read(PORTAL.replace("ttl: 5s", "ttl: 5").replace("weight: 70", "weight: 700, colour: red")))
                .hasMessageContaining("services.yaml:4: services[0].ttl: is 5; expected a duration with its unit")
                .hasMessageContaining(
                        "services.yaml:10: services[0].members[1].weight: is 700; expected a whole number from 0 to 255")
                .hasMessageContaining(
                        "services.yaml:10: services[0].members[1].colour: is not a known key; known here are endpoints,"
                                + " minimum-up, site, weight");
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("services:\n  - id: [portal\n"))
                .hasMessageContaining("services.yaml:3: not readable as YAML");
        assertThatThrownBy(() -> read("")).hasMessageContaining("services: must be there");
        assertThatThrownBy(() -> read(PORTAL + "---\nservices: []\n")).hasMessageContaining("not readable as YAML");
    }

    @Test
    void aKeyThatStandsTwiceIsNamed() {
        assertThatThrownBy(() -> read(PORTAL.replace("    ttl: 5s\n", "    ttl: 5s\n    ttl: 6s\n")))
                .hasMessageContaining("services.yaml:5: services[0].ttl: stands here a second time");
    }

    @Test
    void twoServicesForOneNameAreNamed() {
        String second = PORTAL.substring("services:\n".length()).replace("id: portal", "id: other");

        assertThatThrownBy(() -> read(PORTAL + second))
                .hasMessageContaining("services[1].name: two services answer for portal.egov.test");
    }

    @Test
    void everyKindOfCheckIsRead() throws IOException {
        String check = "check: {path: /health, host: portal.egov.test, status: 200, ";
        assertThat(read(PORTAL.replace(check, "check: {kind: tcp, ")).getFirst().check())
                .extracting(Check::kind, Check::interval)
                .containsExactly(Check.Kind.TCP, Duration.ofSeconds(2));
        assertThat(read(PORTAL.replace(check, "check: {kind: https, body: ok, certificate-warning: 7d, "))
                        .getFirst()
                        .check())
                .isEqualTo(new Check(
                        Check.Kind.HTTPS,
                        "/",
                        "portal.egov.test",
                        200,
                        Optional.of("ok"),
                        Duration.ofDays(7),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        2,
                        3));
    }

    @Test
    void policyGuardrailsProvidersAndDriftAreRead() throws IOException {
        ServiceDefinition service = read(PORTAL + """
                    policy: {kind: by-subnet, subnets: {private: [10.20.0.0/16, "2001:db8::/32"]}}
                    guardrails:
                      minimum-healthy-percent: 50
                      largest-change: {points: 20, within: 1m}
                      window: {days: [monday, friday], from: 09:00, to: 18:00, zone: Asia/Seoul}
                      two-people: true
                    providers: [route53-main]
                    drift: repair
                """).getFirst();

        assertThat(service.policy())
                .isEqualTo(new Policy.BySubnet(
                        Map.of("private", List.of(Subnet.parse("10.20.0.0/16"), Subnet.parse("2001:db8::/32")))));
        assertThat(service.guardrails())
                .isEqualTo(new Guardrails(
                        50,
                        Optional.of(new Guardrails.LargestChange(20, Duration.ofMinutes(1))),
                        Optional.of(new Guardrails.Window(
                                Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                LocalTime.of(9, 0),
                                LocalTime.of(18, 0),
                                ZoneId.of("Asia/Seoul"))),
                        true));
        assertThat(service.providers()).containsExactly("route53-main");
        assertThat(service.drift()).isEqualTo(Drift.REPAIR);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ServicesFile.read(folder.resolve("absent.yaml")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("dure.hub.services-file");
    }
}
