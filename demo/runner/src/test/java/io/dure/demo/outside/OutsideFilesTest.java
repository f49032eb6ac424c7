package io.dure.demo.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class OutsideFilesTest {
    @TempDir
    private static Path temporary;

    private static DataFolder folder;

    @BeforeAll
    static void write() {
        folder = DataFolder.open(temporary.resolve("data"));
        Secrets secrets = new Secrets(folder.file("secrets"), new SecureRandom());
        new ConfigurationFiles(folder, secrets, Links.DIRECT).write();
        new OutsideFiles(folder, secrets).write();
    }

    @AfterAll
    static void close() {
        folder.close();
    }

    @Test
    void theServiceIsBoundToTheZoneOutside() throws IOException {
        assertThat(documents("services.yaml"))
                .singleElement()
                .satisfies(services -> assertThat(services.toString())
                        .contains("id=portal")
                        .contains("providers=[office], drift=repair"));
    }

    @Test
    void whatIsAddedToAFileIsADocumentOfItsOwn() throws IOException {
        for (String file : List.of(
                "hub.yaml",
                "witness-1.yaml",
                "private-1.yaml",
                "public-1.yaml",
                "portal-public-1.yaml",
                "portal-public-2.yaml")) {
            assertThat(documents(file)).as(file).hasSize(2);
        }
        assertThat(documents("hub.yaml").getLast().toString())
                .contains("id=office")
                .contains("id=duty")
                .contains("id=chat");
        assertThat(documents("witness-1.yaml").getLast().toString()).contains("hub-silent-after=10s");
    }

    @Test
    void allWhoProbeTrustTheDemonstrationsOwnAuthority() throws IOException {
        for (String file : List.of("witness-1.yaml", "private-1.yaml", "public-1.yaml")) {
            assertThat(documents(file).getLast().toString()).as(file).contains("/endpoints.pem");
        }
        assertThat(folder.file("endpoints.pem")).exists();
    }

    private static List<Map<String, Object>> documents(String name) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object one : new Yaml().loadAll(Files.readString(folder.file(name)))) {
            assertThat(one).isInstanceOf(Map.class);
            @SuppressWarnings("unchecked")
            Map<String, Object> document = (Map<String, Object>) one;
            documents.add(document);
        }
        return documents;
    }
}
