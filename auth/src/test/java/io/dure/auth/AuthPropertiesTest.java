package io.dure.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.auth.DirectoryProperties.UserSearch;
import io.dure.auth.connection.ConnectionSettings;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.connection.Timeouts;
import io.dure.auth.connection.Whereabouts;
import io.dure.auth.directory.GroupSettings;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.Kind;
import io.dure.auth.directory.LdapSettings;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.NoDirectory;
import io.dure.auth.directory.WayIn;
import io.dure.auth.role.Access;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.RoleRules;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(10));

    @Test
    void defaults() throws IOException, InvalidNameException {
        assertThat(only(REQUIRED).settings())
                .isEqualTo(new LdapSettings(
                        "directory",
                        Kind.LDAP,
                        new ConnectionSettings(
                                new Whereabouts.Fixed(List.of(new ServerAddress("127.0.3.4", 1389))),
                                Protection.NONE,
                                Optional.empty(),
                                Duration.ofDays(30),
                                TIMEOUTS,
                                8,
                                Duration.ofSeconds(30)),
                        new WayIn.Template("uid={0},ou=people,dc=egov,dc=test"),
                        new GroupSettings(new LdapName("ou=groups,dc=egov,dc=test"), "member", Nesting.RECURSION),
                        "",
                        ""));
        assertThat(only(REQUIRED).rules())
                .isEqualTo(
                        new RoleRules(List.of(RoleRule.of("cn=operators,ou=groups,dc=egov,dc=test", Role.OPERATOR))));
    }

    @Test
    void activeDirectoryNeedsLittle() throws IOException, InvalidNameException {
        assertThat(only("""
                        dure.auth.directory:
                          type: active-directory
                          domain: egov.test
                          ca-file: /etc/dure/egov-ca.pem
                          roles:
                            - {group: "CN=Dure Operators,OU=Groups,DC=egov,DC=test", role: operator}
                            - {group: S-1-5-21-1-2-3-512, role: administrator}
                        """).settings())
                .isEqualTo(new LdapSettings(
                        "directory",
                        Kind.ACTIVE_DIRECTORY,
                        new ConnectionSettings(
                                new Whereabouts.Domain("egov.test"),
                                Protection.LDAPS,
                                Optional.of(Path.of("/etc/dure/egov-ca.pem")),
                                Duration.ofDays(30),
                                TIMEOUTS,
                                8,
                                Duration.ofSeconds(30)),
                        new WayIn.Principal(new LdapName("DC=egov,DC=test")),
                        new GroupSettings(new LdapName("DC=egov,DC=test"), "member", Nesting.TOKEN_GROUPS),
                        "egov.test",
                        ""));
    }

    @Test
    void everythingIsMapped() throws IOException {
        assertThat(only("""
                        dure:
                          auth:
                            directory:
                              name: company
                              type: ldap
                              urls: ["ldap://a.test:1389", "ldap://b.test"]
                              domain: firm.test
                              netbios-domain: FIRM
                              tls: start-tls
                              ca-file: ca.pem
                              certificate-notice: 14d
                              connect-timeout: 1s
                              read-timeout: 500ms
                              pool-timeout: 2s
                              overall-timeout: 5s
                              pool-size: 4
                              cool-down: 10s
                              user-search: {base: "ou=users,o=firm", filter: "(mail={0})", login-attribute: mail}
                              base: "o=firm"
                              bind-dn: "cn=reader,o=firm"
                              bind-password-file: reader.password
                              group-search-base: "ou=roles,o=firm"
                              group-member-attribute: uniqueMember
                              nesting: direct
                              roles:
                                - group: "cn=v,ou=roles,o=firm"
                                  role: approver
                                  sites: [private]
                                  services: [portal.egov.test]
                        """))
                .isEqualTo(new DirectoryProperties(
                        "company",
                        Kind.LDAP,
                        List.of(URI.create("ldap://a.test:1389"), URI.create("ldap://b.test")),
                        "firm.test",
                        "FIRM",
                        Protection.START_TLS,
                        Path.of("ca.pem"),
                        Duration.ofDays(14),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        4,
                        Duration.ofSeconds(10),
                        null,
                        new UserSearch("ou=users,o=firm", "(mail={0})", "mail"),
                        "o=firm",
                        "cn=reader,o=firm",
                        Path.of("reader.password"),
                        "ou=roles,o=firm",
                        "uniqueMember",
                        Nesting.DIRECT,
                        List.of(new RoleProperties(
                                "cn=v,ou=roles,o=firm",
                                Role.APPROVER,
                                List.of("private"),
                                List.of("portal.egov.test")))));
    }

    @Test
    void passwordOfTheAccountIsReadFromItsFileAndShownNowhere(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        DirectoryProperties properties = only(REQUIRED.replace(
                "user-dn-template: \"uid={0},ou=people,dc=egov,dc=test\"",
                "user-search: {base: \"ou=people,dc=egov,dc=test\"}\n      bind-dn: cn=reader\n"
                        + "      bind-password-file: " + file));

        assertThat(properties.settings().wayIn())
                .isInstanceOfSatisfying(
                        WayIn.Search.class,
                        search -> assertThat(search.account()).contains(new WayIn.Account("cn=reader", "s3cret")));
        assertThat(properties.settings().toString()).doesNotContain("s3cret");
        Files.writeString(file, "\n");
        assertThatThrownBy(properties::settings).hasMessageContaining("bind-dn");
        Files.delete(file);
        assertThatThrownBy(properties::settings).hasMessageContaining("bind-password-file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urls: [\"ldap://127.0.3.4:1389\"]             | urls: [\"http://127.0.3.4:1389\"]        | urls",
                "urls: [\"ldap://127.0.3.4:1389\"]             | urls: []                                 | urls",
                "urls: [\"ldap://127.0.3.4:1389\"]             | urls: [\"ldap://127.0.0.1\", \"ldaps://b\"] | urls",
                "urls: [\"ldap://127.0.3.4:1389\"]             | urls: [\"ldap://directory.test\"]        | tls is missing",
                "urls: [\"ldap://127.0.3.4:1389\"]             | domain: \"not a name\"                   | domain",
                "      roles: | tls: ldaps | tls",
                "      roles: | ca-file: a.pem | ca-file",
                "      roles: | read-timeout: 0s | read-timeout",
                "      roles: | pool-size: 0 | pool-size",
                "      roles: | nesting: in-chain | nesting",
                "      roles: | bind-dn: cn=a | bind-dn",
                "      roles: | name: \"a b\" | name",
                "uid={0},ou=people,dc=egov,dc=test             | uid=all,ou=people                        | user-dn-template",
                "group-search-base: \"ou=groups,dc=egov,dc=test\" | group-search-base: groups             | group-search-base",
                "role: operator                                | role: king                               | roles[0].role",
                "role: operator                                | 'role: operator, sites: []'              | roles",
                "cn=operators,ou=groups,dc=egov,dc=test        | operators                                | roles",
            })
    void whatIsWrongIsNamed(String text, String replacement, String property) {
        // A replacement for the line of the roles is one more line.
        String wrong = text.equals("roles:")
                ? REQUIRED.replace("      roles:", "      " + replacement + "\n      roles:")
                : REQUIRED.replace(text, replacement);

        assertThatThrownBy(() -> only(wrong).settings())
                .satisfies(failure -> assertThat(messages(failure))
                        .contains("dure.auth.directory")
                        .contains(property));
    }

    @ParameterizedTest
    @CsvSource({"urls", "user-dn-template", "group-search-base", "roles"})
    void whatIsMissingIsNamed(String property) {
        String without = REQUIRED.replaceAll("(?m)^ *" + property + ":.*\n", "");

        assertThatThrownBy(() -> only(without))
                .satisfies(failure ->
                        assertThat(messages(failure)).contains("dure.auth.directory." + property + " is missing"));
    }

    @Test
    void severalDirectoriesHaveNamesOfTheirOwn() throws IOException {
        String one = "{urls: [\"ldap://127.0.0.1\"], user-dn-template: \"uid={0}\", group-search-base: o=a, "
                + "roles: [{group: cn=v, role: viewer}], name: ";
        AuthProperties both = bind("dure.auth.directories: [" + one + "a}, " + one + "b}]\n");

        assertThat(both.rules().byDirectory()).containsOnlyKeys("a", "b");
        assertThat(both.directories()).hasSize(2);
        assertThatThrownBy(() -> bind("dure.auth.directories: [" + one + "a}, " + one + "a}]\n"))
                .satisfies(failure -> assertThat(messages(failure)).contains("the name a is given twice"));
        assertThatThrownBy(() -> bind(REQUIRED + "    directories: [" + one + "a}]\n"))
                .satisfies(failure -> assertThat(messages(failure)).contains("both given"));
    }

    @Test
    void withoutADirectoryThereIsOneThatKnowsNobody() throws IOException {
        AuthProperties none = bind("server: {port: 8080}\n");

        assertThat(none.hasDirectory()).isFalse();
        assertThat(none.directory(Clock.systemUTC(), event -> {})).isEqualTo(new NoDirectory());
        assertThat(none.rules().byDirectory()).isEmpty();
    }

    @Test
    void templateMayHaveAnAccountThatLooksUsersUpAgain(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        DirectoryProperties properties =
                only(REQUIRED + "      bind-dn: cn=reader\n      bind-password-file: " + file + "\n");

        assertThat(properties.settings().wayIn())
                .isEqualTo(new WayIn.Template(
                        "uid={0},ou=people,dc=egov,dc=test", Optional.of(new WayIn.Account("cn=reader", "s3cret"))));
    }

    @Test
    void openIdGivesRolesByClaims() throws IOException {
        AuthProperties properties = bind("""
                dure.auth.open-id:
                  issuer: https://login.egov.test
                  client-id: dure
                  client-secret-file: secret
                  roles: [{group: dure-admins, role: administrator}]
                """);

        OpenIdProperties openId = Objects.requireNonNull(properties.openId());
        assertThat(openId.label()).isEqualTo("OpenID");
        assertThat(openId.groupsClaim()).isEqualTo("groups");
        assertThat(openId.loginClaim()).isEqualTo("preferred_username");
        assertThat(openId.scopes()).containsExactly("openid", "profile");
        assertThat(properties
                        .rules()
                        .accessOf(OpenIdProperties.DIRECTORY, Memberships.claimed(List.of("dure-admins", "others"))))
                .isInstanceOfSatisfying(
                        Access.Granted.class,
                        granted -> assertThat(granted.role()).isEqualTo(Role.ADMINISTRATOR));
        assertThatThrownBy(() -> bind("dure.auth.open-id: {issuer: \"http://login.egov.test\", client-id: a, "
                        + "client-secret-file: b, roles: [{group: c, role: viewer}]}\n"))
                .satisfies(failure -> assertThat(messages(failure)).contains("dure.auth.open-id.issuer"));
    }

    private static DirectoryProperties only(String yaml) throws IOException {
        return Objects.requireNonNull(bind(yaml).directory());
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
