package io.dure.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every directory must answer; a subclass brings a server that holds {@code egov.ldif}. */
abstract class DirectoryContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Where the server listens. */
    abstract URI server();

    @Test
    void rightPasswordIsFoundWithAllGroupsBelowTheBase() throws InvalidNameException {
        assertThat(directory(server()).signIn("alice", "right-for-alice"))
                .isInstanceOfSatisfying(Found.class, found -> {
                    assertThat(found.login()).isEqualTo("alice");
                    assertThat(found.displayName()).isEqualTo("박앨리스");
                    assertThat(found.dn()).isEqualTo(name("uid=alice,ou=people,dc=egov,dc=test"));
                    assertThat(found.groups())
                            .containsExactlyInAnyOrder(
                                    name("cn=operators,ou=groups,dc=egov,dc=test"),
                                    name("cn=viewers,ou=groups,dc=egov,dc=test"));
                });
    }

    @Test
    void groupsOutsideTheBaseDoNotCount() {
        assertThat(directory(server()).signIn("bob", "right-for-bob"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.groups()).isEmpty());
    }

    @Test
    void loginIsSpelledAsTheDirectorySpellsIt() {
        assertThat(directory(server()).signIn("ALICE", "right-for-alice"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.login()).isEqualTo("alice"));
    }

    @Test
    void commonNameStandsInForADisplayName() {
        assertThat(directory(server()).signIn("bob", "right-for-bob"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.displayName()).isEqualTo("Bob Kim"));
    }

    @Test
    void wrongPasswordIsRejected() {
        assertThat(directory(server()).signIn("alice", "wrong")).isEqualTo(new Rejected(Reason.BAD_CREDENTIALS));
    }

    @Test
    void unknownUserIsAnAnswerAndNoFailure() {
        assertThat(directory(server()).signIn("nobody", "any"))
                .isIn(new NotFound(), new Rejected(Reason.BAD_CREDENTIALS));
    }

    @Test
    void emptyPasswordIsRejectedAlthoughTheServerTakesItForAnonymous() {
        assertThat(directory(server()).signIn("alice", "")).isEqualTo(new Rejected(Reason.EMPTY_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "alice\n", "\u0007"})
    void namesThatCannotBeAreRejected(String username) {
        assertThat(directory(server()).signIn(username, "right-for-alice"))
                .isEqualTo(new Rejected(Reason.INVALID_NAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "alice,ou=people",
                "alice+cn=Alice Park",
                "alice)(uid=*",
                "#616c696365",
                "\\61lice",
                "\"alice\"",
                " alice",
                "uid=alice",
                "alice,ou=people,dc=egov,dc=test;"
            })
    void markupInANameDoesNotLeaveItsPlace(String username) {
        assertThat(directory(server()).signIn(username, "right-for-alice")).isNotInstanceOf(Unavailable.class);
        assertThat(directory(server()).signIn(username, "wrong")).isNotInstanceOf(Found.class);
        assertThat(directory(server()).signIn(username, "right-for-alice"))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isNotInstanceOf(Found.class),
                        // Directories ignore spaces around a value (RFC 4518, 2.6.1).
                        answer -> assertThat(username.strip()).isEqualTo("alice"));
    }

    @Test
    void userWhoseNameIsFullOfMarkupHasTheirGroups() throws InvalidNameException {
        assertThat(directory(server()).signIn("kim, (ops)*", "right-for-kim"))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.groups())
                                .containsExactly(name("cn=operators,ou=groups,dc=egov,dc=test")));
    }

    @Test
    void unknownGroupBaseIsAFailureAndNotAUserWithoutGroups() throws InvalidNameException {
        LdapSettings settings = new LdapSettings(
                List.of(server()),
                "uid={0},ou=people,dc=egov,dc=test",
                new LdapName("ou=missing,dc=egov,dc=test"),
                "member",
                PATIENCE,
                PATIENCE);

        assertThat(new LdapDirectory(settings).signIn("alice", "right-for-alice"))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.GROUPS));
    }

    @Test
    void nextServerIsAskedWhenAConnectionFails() throws IOException {
        assertThat(directory(closedPort(), server()).signIn("bob", "right-for-bob"))
                .isInstanceOf(Found.class);
        assertThat(directory(closedPort(), server()).signIn("bob", "wrong"))
                .isEqualTo(new Rejected(Reason.BAD_CREDENTIALS));
    }

    @Test
    void withoutAServerNothingIsKnown() throws IOException {
        assertThat(directory(closedPort()).signIn("alice", "right-for-alice"))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.CONNECTION));
    }

    @Test
    void serverThatNeverAnswersIsGivenUpAfterTheReadTimeout() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LdapDirectory directory = directory(Duration.ofMillis(200), uri(hanging.getLocalPort()));

            DirectoryAnswer answer =
                    assertTimeoutPreemptively(PATIENCE, () -> directory.signIn("alice", "right-for-alice"));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.TIMEOUT));
        }
    }

    @Test
    void serverThatNeverAnswersGivesWayToTheNext() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LdapDirectory directory = directory(Duration.ofSeconds(1), uri(hanging.getLocalPort()), server());

            assertThat(directory.signIn("bob", "right-for-bob")).isInstanceOf(Found.class);
        }
    }

    static LdapDirectory directory(URI... servers) {
        return directory(PATIENCE, servers);
    }

    static LdapDirectory directory(Duration readTimeout, URI... servers) {
        return new LdapDirectory(new LdapSettings(
                Arrays.asList(servers),
                "uid={0},ou=people,dc=egov,dc=test",
                name("ou=groups,dc=egov,dc=test"),
                "member",
                PATIENCE,
                readTimeout));
    }

    static URI uri(int port) {
        return URI.create("ldap://127.0.0.1:" + port);
    }

    private static URI closedPort() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return uri(once.getLocalPort());
        }
    }

    private static LdapName name(String dn) {
        try {
            return new LdapName(dn);
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
