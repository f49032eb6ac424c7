package io.dure.auth.directory;

import static io.dure.auth.directory.DirectoryContract.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is peculiar to OpenLDAP: password policies, limits and rights, against a real one. */
class OpenLdapAccountsTest {
    private final ServerAddress server = OpenLdap.running().plain();
    private final LdapDirectory byTemplate = Egov.setup(server, Egov.TEMPLATE).directory();
    private final LdapDirectory bySearch = Egov.setup(server, Egov.SEARCH).directory();

    @ParameterizedTest
    @CsvSource({
        "stale, PASSWORD_EXPIRED, ppolicy passwordExpired",
        "fresh, PASSWORD_MUST_CHANGE, ppolicy changeAfterReset",
    })
    void stateOfTheAccountIsToldToWhoHasThePasswordOnly(String login, Reason reason, String detail) {
        assertThat(byTemplate.signIn(login, password(login))).isEqualTo(new Rejected(reason, detail));
        assertThat(byTemplate.signIn(login, "wrong")).isEqualTo(new Rejected(Reason.BAD_CREDENTIALS, "code 49"));
    }

    @Test
    void lockedAccountIsLockedWhateverThePassword() {
        assertThat(byTemplate.signIn("locked", password("locked")))
                .isEqualTo(new Rejected(Reason.ACCOUNT_LOCKED, "ppolicy accountLocked"));
    }

    @Test
    void whomAnAdministratorLockedIsTurnedAwayAndWhomAGuesserLockedIsNot() {
        LdapDirectory directory = Egov.setup(server, Egov.TEMPLATE_AND_READER).directory();
        try (Staff staff = OpenLdap.running().staff()) {
            UserId locked = staff.id("locked");
            staff.hire("target");
            staff.change("target", "pwdPolicySubentry", "cn=strict,ou=policies,dc=egov,dc=test");
            UserId target = staff.id("target");

            assertThat(directory.lookUp(locked))
                    .isEqualTo(new Rejected(Reason.ACCOUNT_DISABLED, "pwdAccountLockedTime"));
            for (int i = 0; i < 3; i++) {
                byTemplate.signIn("target", "wrong");
            }
            assertThat(byTemplate.signIn("target", password("target")))
                    .isEqualTo(new Rejected(Reason.ACCOUNT_LOCKED, "ppolicy accountLocked"));
            assertThat(directory.lookUp(target)).isInstanceOf(Found.class);
            staff.dismiss("target");
        }
    }

    @Test
    void theStrictestPolicyTellsHowManyFailuresLock() {
        assertThat(bySearch.lockoutThreshold()).isEqualTo(new LockoutThreshold.At(3));
        assertThat(byTemplate.lockoutThreshold()).isInstanceOf(LockoutThreshold.NotTold.class);
    }

    @Test
    void wrongPasswordCountsOnceThoughThereAreTwoServers() {
        LdapDirectory twoServers = Egov.setup(server, Egov.SEARCH)
                .servers(server, new ServerAddress("localhost", server.port()))
                .directory();

        twoServers.signIn("guessed", "wrong");
        twoServers.signIn("guessed", "wrong");
        assertThat(twoServers.signIn("guessed", password("guessed"))).isInstanceOf(Found.class);
    }

    @Test
    void searchTellsAWrongPasswordFromAnUnknownUser() {
        assertThat(bySearch.signIn("alice", "wrong")).isEqualTo(new Rejected(Reason.WRONG_PASSWORD, "code 49"));
        assertThat(bySearch.signIn("nobody", "wrong")).isEqualTo(new NotFound());
    }

    @Test
    void nameThatFitsTwoUsersIsNobodys() {
        WayIn byClass = new WayIn.Search(
                Setup.name("ou=people,dc=egov,dc=test"),
                "(|(uid={0})(objectClass=inetOrgPerson))",
                "uid",
                Optional.of(new WayIn.Account("cn=reader,dc=egov,dc=test", "Right-for-reader-1")));

        assertThat(Egov.setup(server, byClass).directory().signIn("alice", password("alice")))
                .isEqualTo(new Rejected(Reason.AMBIGUOUS_NAME));
    }

    @Test
    void searchThatIsNotAllowedIsAFailureAndNoUnknownUser() {
        WayIn anonymous =
                new WayIn.Search(Setup.name("ou=people,dc=egov,dc=test"), "(uid={0})", "uid", Optional.empty());

        assertThat(Egov.setup(server, anonymous).directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.REFUSED));
    }

    @Test
    void groupsOnManyPagesAreAllRead() {
        assertThat(bySearch.signIn("many", password("many")))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.groups().names()).hasSize(OpenLdap.MANY_GROUPS));
    }

    @Test
    void pageThatTheServerCutsOffMakesAllGroupsUnknown() {
        assertThat(byTemplate.signIn("many", password("many")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.GROUPS));
    }

    @Test
    void startTlsLeadsToTheSame() {
        assertThat(Egov.setup(server, Egov.TEMPLATE)
                        .tls(Protection.START_TLS, OpenLdap.running().authority())
                        .directory()
                        .signIn("alice", password("alice")))
                .isInstanceOf(Found.class);
    }

    @Test
    void directoriesAreAskedInOrderUntilOneKnowsTheUser() {
        Setup empty = Egov.setup(
                server,
                new WayIn.Search(
                        Setup.name("ou=elsewhere,dc=egov,dc=test"),
                        "(uid={0})",
                        "uid",
                        Optional.of(new WayIn.Account("cn=reader,dc=egov,dc=test", "Right-for-reader-1"))));
        Directory away = Egov.setup(new ServerAddress("127.0.0.1", Child.freePort()), Egov.TEMPLATE)
                .directory();

        assertThat(new DirectoriesInOrder(List.of(empty.directory(), bySearch)).signIn("alice", password("alice")))
                .isInstanceOf(Found.class);
        assertThat(new DirectoriesInOrder(List.of(bySearch, away)).signIn("alice", "wrong"))
                .isEqualTo(new Rejected(Reason.WRONG_PASSWORD, "code 49"));
        assertThat(new DirectoriesInOrder(List.of(away, bySearch)).signIn("alice", password("alice")))
                .isInstanceOf(Unavailable.class);
    }
}
