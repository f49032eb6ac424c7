package io.dure.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void everyKeyIsReadFromTheFile() throws IOException {
        String file = file("""
                dure.service.name=portal
                dure.service.version=1.2
                dure.instance.id=portal-1
                dure.endpoint=http://127.0.1.10:4318, https://127.0.1.11:4318,http://127.0.1.10:4318
                dure.status.file=/run/agent.json
                dure.users.key.file=/run/users.key
                dure.users.login=loginVO#id
                dure.users.cookie=VISITOR
                dure.apdex.threshold=2s
                dure.token.file=/run/otlp.token
                dure.entry.names=Portal.egov.test, www.egov.test ,
                """);

        Settings settings = read(file, Map.of(), Map.of());

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.service()).isEqualTo("portal");
        assertThat(settings.version()).isEqualTo("1.2");
        assertThat(settings.instance()).isEqualTo("portal-1");
        assertThat(settings.endpoints())
                .containsExactly(URI.create("http://127.0.1.10:4318"), URI.create("https://127.0.1.11:4318"));
        assertThat(settings.statusFile()).isEqualTo(Path.of("/run/agent.json"));
        assertThat(settings.usersKeyFile()).isEqualTo(Path.of("/run/users.key"));
        assertThat(settings.tokenFile()).isEqualTo(Path.of("/run/otlp.token"));
        assertThat(settings.users().attribute()).isEqualTo("loginVO");
        assertThat(settings.users().property()).isEqualTo("id");
        assertThat(settings.apdexThresholdMillis()).isEqualTo(2_000);
        assertThat(settings.entryNames()).containsExactly("portal.egov.test", "www.egov.test");
    }

    @Test
    void usersAreToldApartByLoginElseByCookieElseBySession() {
        assertThat(of("dure.users.cookie", "VISITOR").users().cookie()).isEqualTo("VISITOR");
        assertThat(of("dure.users.login", "principal").users().word()).isEqualTo("login");
        assertThat(of("dure.users.login", "user").users().attribute()).isEqualTo("user");
        assertThat(of("dure.users.login", "user").users().property()).isNull();
        assertThatThrownBy(() -> of("dure.users.login", "user#"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("dure.users.login");
    }

    @Test
    void aThresholdIsATimeFromAMillisecondToAnHour() {
        assertThat(of("dure.apdex.threshold", "750").apdexThresholdMillis()).isEqualTo(750);
        assertThat(of("dure.apdex.threshold", "750 ms").apdexThresholdMillis()).isEqualTo(750);
        for (String wrong : List.of("0", "-1", "2h", "3601s", "fast")) {
            assertThatThrownBy(() -> of("dure.apdex.threshold", wrong))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContaining("dure.apdex.threshold");
        }
    }

    private static Settings of(String key, String value) {
        return read(null, Map.of("dure.service.name", "portal", key, value), Map.of());
    }

    @Test
    void defaultsAreThoseOfAnOpenTelemetrySdk() {
        Settings settings = read(null, Map.of(), Map.of("OTEL_SERVICE_NAME", "portal"));

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.service()).isEqualTo("portal");
        assertThat(settings.version()).isNull();
        assertThat(settings.instance()).isNull();
        assertThat(settings.endpoints()).containsExactly(URI.create("http://127.0.0.1:4318"));
        assertThat(settings.statusFile()).isNull();
        assertThat(settings.usersKeyFile()).isNull();
        assertThat(settings.tokenFile()).isNull();
        assertThat(settings.users().isSession()).isTrue();
        assertThat(settings.apdexThresholdMillis()).isEqualTo(500);
        assertThat(settings.entryNames()).isEmpty();
    }

    @Test
    void aSystemPropertyWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        String file = file("dure.service.name=file\ndure.instance.id=file\ndure.service.version=file\n");

        Settings settings = read(
                null,
                Map.of("dure.config", file, "dure.service.name", "property"),
                Map.of("DURE_SERVICE_NAME", "environment", "DURE_INSTANCE_ID", "environment"));

        assertThat(settings.service()).isEqualTo("property");
        assertThat(settings.instance()).isEqualTo("environment");
        assertThat(settings.version()).isEqualTo("file");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> read(null, Map.of(), Map.of())).hasMessageContaining("dure.service.name");
        assertThatThrownBy(
                        () -> read(null, Map.of("dure.service.name", "a", "dure.endpoint", "collector:4318"), Map.of()))
                .hasMessageContaining("dure.endpoint");
        assertThatThrownBy(() -> read(
                        null, Map.of("dure.service.name", "a", "dure.endpoint", "http://127.0.0.1:4318,"), Map.of()))
                .hasMessageContaining("dure.endpoint");
        assertThatThrownBy(() -> read(folder.resolve("none").toString(), Map.of(), Map.of()))
                .hasMessageContaining("dure.config");
    }

    @Test
    void aUsersKeyIsThirtyTwoHexadecimalDigits() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "000102030405060708090a0b0c0d0eFF\n");
        Path broken = Files.writeString(folder.resolve("broken"), "0001secret");

        assertThat(UsersKey.read(key)).hasSize(16).startsWith(0, 1, 2).endsWith(14, -1);
        assertThatThrownBy(() -> UsersKey.read(broken))
                .hasMessageContaining("broken")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void aDisabledAgentNeedsNoName() {
        assertThat(read(null, Map.of("dure.enabled", "false"), Map.of()).enabled())
                .isFalse();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("agent.properties"), text).toString();
    }

    private static Settings read(
            @Nullable String argument, Map<String, String> system, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.putAll(system);
        return SettingsSource.read(argument, properties, environment);
    }
}
