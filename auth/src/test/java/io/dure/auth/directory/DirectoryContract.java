package io.dure.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.connection.ConnectionEvent.ServerSetAside;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every directory must answer. A subclass brings a server with the users alice, bob and one whose name is full of
 * markup, their passwords as {@link #password} has them; alice and the third are in the group operators, which is in
 * staff, which is in company, which is in staff; bob is only in a group outside the base.
 */
abstract class DirectoryContract {
    /** A server that answers, and the usual way in. */
    abstract Setup setup();

    /** The full DN of a group below the base. */
    abstract String group(String name);

    /** The login name of the user whose name is full of markup. */
    abstract String markup();

    /** The same server, with an account that may look users up. */
    abstract Setup withAccount();

    /** An administrator of the same server. */
    abstract Staff staff();

    static String password(String login) {
        return "Right-for-" + login + "-1";
    }

    @Test
    void rightPasswordIsFoundWithAllGroupsOfGroupsAlthoughTheyGoInCircles() {
        assertThat(setup().directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(Found.class, found -> {
                    assertThat(found.directory()).isEqualTo("test");
                    assertThat(found.login()).isEqualTo("alice");
                    assertThat(found.displayName()).isEqualTo("박앨리스");
                    assertThat(found.objectId()).isNotEqualTo(found.dn().toString());
                    assertThat(found.groups().names())
                            .contains(
                                    Setup.name(group("operators")),
                                    Setup.name(group("staff")),
                                    Setup.name(group("company")));
                });
    }

    @Test
    void withoutNestingOnlyGroupsThatNameTheUserCount() {
        assertThat(setup().nesting(Nesting.DIRECT).directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.groups().names())
                                .contains(Setup.name(group("operators")))
                                .doesNotContain(Setup.name(group("staff"))));
    }

    @Test
    void recursionFindsTheSameGroupsEverywhere() {
        assertThat(setup().nesting(Nesting.RECURSION).directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.groups().names())
                                .containsExactlyInAnyOrder(
                                        Setup.name(group("operators")),
                                        Setup.name(group("staff")),
                                        Setup.name(group("company"))));
    }

    @Test
    void groupsOutsideTheBaseDoNotCount() {
        assertThat(setup().directory().signIn("bob", password("bob")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.groups().names()).isEmpty());
    }

    @Test
    void loginIsSpelledAsTheDirectorySpellsIt() {
        assertThat(setup().directory().signIn("ALICE", password("alice")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.login()).isEqualTo("alice"));
    }

    @Test
    void commonNameStandsInForADisplayName() {
        assertThat(setup().directory().signIn("bob", password("bob")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.displayName()).isEqualTo("Bob Kim"));
    }

    @Test
    void wrongPasswordIsRejected() {
        assertThat(setup().directory().signIn("alice", "wrong"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isIn(Reason.BAD_CREDENTIALS, Reason.WRONG_PASSWORD));
        assertThat(setup().directory().signIn("alice", password("alice"))).isInstanceOf(Found.class);
    }

    @Test
    void connectionOfAUserSaysNothingOfTheNext() {
        LdapDirectory directory = setup().directory();

        assertThat(directory.signIn("alice", password("alice"))).isInstanceOf(Found.class);
        assertThat(directory.signIn("bob", "wrong")).isInstanceOf(Rejected.class);
        assertThat(directory.signIn("bob", password("bob")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.login()).isEqualTo("bob"));
    }

    @Test
    void unknownUserIsAnAnswerAndNoFailure() {
        assertThat(setup().directory().signIn("nobody", "any"))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEqualTo(new NotFound()),
                        answer -> assertThat(answer)
                                .isInstanceOfSatisfying(
                                        Rejected.class,
                                        rejected ->
                                                assertThat(rejected.reason()).isEqualTo(Reason.BAD_CREDENTIALS)));
    }

    @Test
    void emptyPasswordIsRejectedAlthoughTheServerTakesItForAnonymous() {
        assertThat(setup().directory().signIn("alice", "")).isEqualTo(new Rejected(Reason.EMPTY_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "alice\n", "\u0007"})
    void namesThatCannotBeAreRejected(String username) {
        assertThat(setup().directory().signIn(username, password("alice")))
                .isEqualTo(new Rejected(Reason.INVALID_NAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "alic*",
                "alice,ou=people",
                "alice+cn=Alice Park",
                "alice)(uid=*",
                "alice)(|(objectClass=*)",
                "#616c696365",
                "\\61lice",
                "\"alice\"",
                "{0}",
                "{1}",
                "uid=alice",
                "alice,ou=people,dc=egov,dc=test;"
            })
    void markupInANameDoesNotLeaveItsPlace(String username) {
        assertThat(setup().directory().signIn(username, password("alice")))
                .isNotInstanceOf(Unavailable.class)
                .isNotInstanceOf(Found.class);
    }

    @Test
    void userWhoseNameIsFullOfMarkupHasTheirGroups() {
        assertThat(setup().directory().signIn(markup(), password("kim")))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.groups().names())
                                .contains(Setup.name(group("operators")), Setup.name(group("company"))));
    }

    @Test
    void unknownGroupBaseIsAFailureAndNotAUserWithoutGroups() {
        assertThat(setup().groupBase("ou=missing,dc=egov,dc=test").directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.GROUPS));
    }

    private DirectoryAnswer signIn(String login) {
        return setup().directory().signIn(login, password(login));
    }

    private UserId idOf(String login) {
        return ((Found) signIn(login)).id();
    }

    @Test
    void whoSignedInIsFoundAgainWithTheSameGroups() {
        DirectoryAnswer again = withAccount().directory().lookUp(idOf("alice"));

        assertThat(again).isEqualTo(signIn("alice"));
    }

    @Test
    void idStaysWhenTheEntryIsRenamedAndIsNobodysWhenItIsGone() {
        try (Staff staff = staff()) {
            staff.hire("wanderer");
            UserId id = idOf("wanderer");
            LdapDirectory directory = withAccount().directory();

            staff.rename("wanderer", "settler");
            DirectoryAnswer renamed = directory.lookUp(id);
            staff.dismiss("settler");

            assertThat(renamed).isInstanceOfSatisfying(Found.class, found -> {
                assertThat(found.id()).isEqualTo(id);
                assertThat(found.dn().toString().toLowerCase(Locale.ROOT)).contains("settler");
            });
            assertThat(directory.lookUp(id)).isEqualTo(new NotFound());
        }
    }

    @Test
    void namesakeOfSomebodyWhoLeftIsSomebodyElse() {
        try (Staff staff = staff()) {
            staff.hire("namesake");
            UserId left = idOf("namesake");
            staff.dismiss("namesake");
            staff.hire("namesake");
            DirectoryAnswer answer = withAccount().directory().lookUp(left);
            staff.dismiss("namesake");

            assertThat(answer).isEqualTo(new NotFound());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*)(objectClass=*", "", " ", "cn=x,*", "00", "\u0000"})
    void markupInAnIdFindsNobodyAndRemovesNobody(String id) {
        assertThat(withAccount().directory().lookUp(new UserId("test", "x" + id)))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void usersOfAnotherDirectoryAreNotLookedForInThisOne() {
        UserId other = new UserId("other", idOf("alice").objectId());

        assertThat(withAccount().directory().lookUp(other)).isEqualTo(new NotFound());
    }

    @Test
    void failureToLookUpIsNeverAnAnswerAboutTheUser() {
        UserId alice = idOf("alice");
        ServerAddress dead = new ServerAddress("127.0.0.1", Child.freePort());

        assertThat(withAccount().servers(dead).directory().lookUp(alice))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.CONNECTION));
        assertThat(withAccount()
                        .groupBase("ou=missing,dc=egov,dc=test")
                        .directory()
                        .lookUp(alice))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.GROUPS));
    }

    @Test
    void whoIsNotShownToNobodyIsNotGone() {
        UserId alice = idOf("alice");
        UserId unknown = new UserId(
                "test",
                alice.objectId().length() == 32
                        ? "0123456789abcdef0123456789abcdef"
                        : "01234567-89ab-cdef-0123-456789abcdef");

        assertThat(setup().directory().lookUp(unknown)).isNotInstanceOf(Found.class);
        if (setup().way().account().isEmpty()) {
            assertThat(setup().directory().lookUp(unknown)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void nextServerIsAskedWhenAConnectionFailsAndTheFirstIsSetAside() {
        List<ConnectionEvent> events = new ArrayList<>();
        ServerAddress dead = new ServerAddress("127.0.0.1", Child.freePort());
        LdapDirectory directory =
                setup().servers(dead, setup().servers().getFirst()).directory(events::add);

        assertThat(directory.signIn("bob", password("bob"))).isInstanceOf(Found.class);
        assertThat(directory.signIn("alice", password("alice"))).isInstanceOf(Found.class);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        ServerSetAside.class,
                        aside -> assertThat(aside.server()).isEqualTo(dead));
    }

    @Test
    void withoutAServerNothingIsKnown() {
        ServerAddress dead = new ServerAddress("127.0.0.1", Child.freePort());

        assertThat(setup().servers(dead).directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.CONNECTION));
    }

    @Test
    void serverThatNeverAnswersIsGivenUpAfterTheReadTimeout() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LdapDirectory directory = setup().read(Duration.ofMillis(200))
                    .connect(Duration.ofMillis(200))
                    .servers(new ServerAddress("127.0.0.1", hanging.getLocalPort()))
                    .directory();

            DirectoryAnswer answer =
                    assertTimeoutPreemptively(Setup.PATIENCE, () -> directory.signIn("alice", password("alice")));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.TIMEOUT));
        }
    }

    @Test
    void serverThatNeverAnswersGivesWayToTheNext() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LdapDirectory directory = setup().connect(Duration.ofSeconds(2))
                    .servers(
                            new ServerAddress("127.0.0.1", hanging.getLocalPort()),
                            setup().servers().getFirst())
                    .directory();

            assertThat(directory.signIn("bob", password("bob"))).isInstanceOf(Found.class);
        }
    }
}
