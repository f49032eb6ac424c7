package io.dure.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.auth.AuthProperties.DirectoryProperties;
import io.dure.auth.AuthProperties.GroupRole;
import io.dure.auth.role.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

class AuthPropertiesTest {
    private static final String REQUIRED = """
            dure:
              auth:
                directory:
                  urls: ["ldap://127.0.3.4:1389"]
                  user-dn-template: "uid={0},ou=people,dc=egov,dc=test"
                  group-search-base: "ou=groups,dc=egov,dc=test"
                  roles: [{group: "cn=operators,ou=groups,dc=egov,dc=test", role: operator}]
            """;

    @Test
    void defaults() throws IOException {
        assertThat(bind(REQUIRED).directory())
                .isEqualTo(new DirectoryProperties(
                        List.of(URI.create("ldap://127.0.3.4:1389")),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        "uid={0},ou=people,dc=egov,dc=test",
                        "ou=groups,dc=egov,dc=test",
                        "member",
                        List.of(new GroupRole("cn=operators,ou=groups,dc=egov,dc=test", Role.OPERATOR))));
    }

    @Test
    void everythingIsMapped() throws IOException {
        assertThat(bind("""
                        dure:
                          auth:
                            directory:
                              urls: ["ldaps://a.test:636", "ldaps://b.test"]
                              connect-timeout: 1s
                              read-timeout: 500ms
                              user-dn-template: "cn={0},ou=users,o=firm"
                              group-search-base: "ou=roles,o=firm"
                              group-member-attribute: uniqueMember
                              roles:
                                - {group: "cn=v,ou=roles,o=firm", role: viewer}
                                - {group: "cn=a,ou=roles,o=firm", role: administrator}
                        """).directory())
                .isEqualTo(new DirectoryProperties(
                        List.of(URI.create("ldaps://a.test:636"), URI.create("ldaps://b.test")),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(500),
                        "cn={0},ou=users,o=firm",
                        "ou=roles,o=firm",
                        "uniqueMember",
                        List.of(
                                new GroupRole("cn=v,ou=roles,o=firm", Role.VIEWER),
                                new GroupRole("cn=a,ou=roles,o=firm", Role.ADMINISTRATOR))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urls: [\"ldap://127.0.3.4:1389\"]             | urls: [\"http://127.0.3.4:1389\"]        | urls",
                "urls: [\"ldap://127.0.3.4:1389\"]             | urls: []                                 | urls",
                "urls: [\"ldap://127.0.3.4:1389\"]             | read-timeout: 0s                         | read-timeout",
                "uid={0},ou=people,dc=egov,dc=test             | uid=all,ou=people                        | user-dn-template",
                "group-search-base: \"ou=groups,dc=egov,dc=test\" | group-search-base: groups             | group-search-base",
                "role: operator                                | role: king                               | roles[0].role",
                "cn=operators,ou=groups,dc=egov,dc=test        | operators                                | roles",
            })
    void whatIsWrongIsNamed(String text, String replacement, String property) throws IOException {
        String wrong = replacement.startsWith("read-timeout")
                ? REQUIRED + "      read-timeout: 0s\n"
                : REQUIRED.replace(text, replacement);

        assertThatThrownBy(() -> bind(wrong))
                .satisfies(failure -> assertThat(messages(failure))
                        .contains("dure.auth.directory")
                        .contains(property));
    }

    @ParameterizedTest
    @CsvSource({"urls", "user-dn-template", "group-search-base", "roles"})
    void whatIsMissingIsNamed(String property) throws IOException {
        String without = REQUIRED.replaceAll("(?m)^ *" + property + ":.*\n", "");

        assertThatThrownBy(() -> bind(without))
                .satisfies(failure ->
                        assertThat(messages(failure)).contains("dure.auth.directory." + property + " is missing"));
    }

    @Test
    void withoutADirectoryNobodyCanSignIn() {
        assertThatThrownBy(() -> bind("server: {port: 8080}\n"))
                .satisfies(failure -> assertThat(messages(failure)).contains("dure.auth.directory is missing"));
    }

    private static AuthProperties bind(String yaml) throws IOException {
        return new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader()
                        .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))))
                .bindOrCreate("dure.auth", AuthProperties.class);
    }

    private static String messages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
