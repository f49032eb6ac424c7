package io.dure.demo.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class ConfigurationFilesTest {
    @TempDir
    private static Path temporary;

    private static DataFolder folder;
    private static Secrets secrets;

    @BeforeAll
    static void open() {
        folder = DataFolder.open(temporary.resolve("data"));
        secrets = new Secrets(folder.file("secrets"), new SecureRandom());
        write();
    }

    private static void write() {
        new ConfigurationFiles(folder, secrets, Links.DIRECT).write();
    }

    @AfterAll
    static void close() {
        folder.close();
    }

    @Test
    void theHubKnowsItsCollectorsAndItsDirectory() throws IOException {
        Map<String, Object> hub = section("hub.yaml", "dure", "hub");

        assertThat(hub).containsEntry("id", "hub-1").containsKeys("data", "grpc", "services-file", "failover");
        assertThat(list(hub, "collectors"))
                .extracting(collector -> collector.get("id"))
                .containsExactly("private-1", "public-1", "witness-1");
        assertThat(section("hub.yaml", "dure", "auth", "directory").get("urls"))
                .isEqualTo(List.of("ldap://127.0.3.4:1389"));
    }

    @Test
    void everyNamedFileExists() throws IOException {
        try (Stream<Path> files = Files.list(folder.root())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    for (String word : line.split("[ ,}]+", -1)) {
                        if (word.startsWith(folder.root().toString())) {
                            assertThat(Path.of(word)).exists();
                        }
                    }
                }
            }
        }
    }

    @Test
    void theWitnessOnlyProbes() throws IOException {
        assertThat(section("witness-1.yaml", "dure", "collector"))
                .containsEntry("domain", "third")
                .doesNotContainKeys("site", "otlp", "nameserver");
    }

    @Test
    void aCollectorHasEverythingOfItsSite() throws IOException {
        Map<String, Object> collector = section("public-1.yaml", "dure", "collector");

        assertThat(collector)
                .containsEntry("site", "public")
                .containsEntry("hubs", List.of("127.0.3.1:7443"))
                .containsKeys("otlp", "dns", "probe", "evidence", "nameserver");
        assertThat(list(section("public-1.yaml", "dure", "collector", "nameserver"), "records"))
                .hasSize(5);
        assertThat(list(section("public-1.yaml", "dure", "collector", "evidence"), "peers"))
                .extracting(peer -> peer.get("id"))
                .containsExactly("private-1", "witness-1");
    }

    @Test
    void relaysStandInTheLinksThatAreToBeCut() throws IOException {
        new ConfigurationFiles(folder, secrets, Links.ALL).write();
        try {
            assertThat(section("private-1.yaml", "dure", "collector").get("hubs"))
                    .isEqualTo(List.of("127.0.3.11:7443"));
            assertThat(section("witness-1.yaml", "dure", "collector").get("hubs"))
                    .isEqualTo(List.of("127.0.3.1:7443"));
            assertThat(properties("agent-portal-private-1.properties"))
                    .containsEntry("dure.endpoint", "http://127.0.1.12:4318");
            assertThat(properties("portal-private-1.properties")).containsEntry("port", "8001");
            assertThat(section("portal-public-1.yaml", "server")).containsEntry("port", 8001);
        } finally {
            write();
        }
    }

    @Test
    void theServiceHasThreeDomainsAndWeightsThirtyToSeventy() throws IOException {
        Map<String, Object> service = list(load("services.yaml"), "services").getFirst();

        assertThat(service).containsEntry("name", "portal.egov.test").containsEntry("ttl", "5s");
        assertThat(list(service, "members"))
                .extracting(member -> member.get("weight"))
                .containsExactly(30, 70);
    }

    @Test
    void agentsReportToTheCollectorOfTheirSite() throws IOException {
        assertThat(properties("agent-portal-public-2.properties"))
                .containsEntry("dure.endpoint", "http://127.0.2.10:4318")
                .containsEntry("dure.service.name", "portal")
                .containsEntry("dure.entry.names", "portal.egov.test");
    }

    @Test
    void secretsAreRandomAndReadByTheirOwnerOnly() throws IOException {
        try (Stream<Path> files = Files.list(folder.file("secrets"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(6);
            assertThat(all.stream().map(secrets::read).distinct()).hasSize(all.size());
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void secretsOutliveAnotherWrite() {
        String before = secrets.read(secrets.word("private-1.token"));
        new ConfigurationFiles(folder, secrets, Links.DIRECT).write();

        assertThat(secrets.read(secrets.word("private-1.token"))).isEqualTo(before);
    }

    private static Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(folder.file(file))) {
            properties.load(in);
        }
        return properties;
    }

    private static Map<String, Object> load(String file) throws IOException {
        return new Yaml().load(Files.readString(folder.file(file)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(String file, String... path) throws IOException {
        Map<String, Object> section = load(file);
        for (String name : path) {
            section = (Map<String, Object>) Objects.requireNonNull(section.get(name), name);
        }
        return section;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> section, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(section.get(name), name);
    }
}
