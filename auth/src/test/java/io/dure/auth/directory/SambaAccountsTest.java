package io.dure.auth.directory;

import static io.dure.auth.directory.DirectoryContract.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.connection.Protection;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is peculiar to AD, against a real domain controller. */
class SambaAccountsTest {
    private final LdapDirectory byPrincipal =
            SambaSetup.setup(SambaSetup.PRINCIPAL, Nesting.TOKEN_GROUPS).directory();

    @ParameterizedTest
    @ValueSource(strings = {"alice", "alice@egov.test", "ALICE@EGOV.TEST", "EGOV\\alice", "alice.park@mail.test"})
    void allNamesOfAUserLeadToTheSameUser(String username) {
        for (WayIn way : new WayIn[] {SambaSetup.PRINCIPAL, SambaSetup.SEARCH}) {
            assertThat(SambaSetup.setup(way, Nesting.TOKEN_GROUPS).directory().signIn(username, password("alice")))
                    .isInstanceOfSatisfying(
                            Found.class, found -> assertThat(found.login()).isEqualTo("alice"));
        }
    }

    @Test
    void theDomainTellsHowManyFailuresLock() {
        assertThat(SambaSetup.setup(SambaSetup.SEARCH, Nesting.TOKEN_GROUPS)
                        .directory()
                        .lockoutThreshold())
                .isEqualTo(new LockoutThreshold.At(3));
        assertThat(byPrincipal.lockoutThreshold()).isInstanceOf(LockoutThreshold.NotTold.class);
    }

    @Test
    void userOfAnotherDomainIsNotLookedForInThisOne() {
        assertThat(SambaSetup.setup(SambaSetup.SEARCH, Nesting.TOKEN_GROUPS)
                        .directory()
                        .signIn("OTHER\\alice", password("alice")))
                .isEqualTo(new NotFound());
    }

    @ParameterizedTest
    @EnumSource(Nesting.class)
    void primaryGroupCountsHoweverGroupsAreFound(Nesting nesting) {
        assertThat(SambaSetup.setup(SambaSetup.PRINCIPAL, nesting).directory().signIn("bob", password("bob")))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.groups().sids())
                                .anyMatch(sid -> sid.text().endsWith("-513")));
    }

    @Test
    void tokenChainAndRecursionAgree() {
        assertThat(Stream.of(Nesting.TOKEN_GROUPS, Nesting.IN_CHAIN, Nesting.RECURSION)
                        .map(nesting -> SambaSetup.setup(SambaSetup.PRINCIPAL, nesting)
                                .groupBase("DC=egov,DC=test")
                                .directory()
                                .signIn("alice", password("alice")))
                        .map(answer -> ((Found) answer).groups().names())
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, ACCOUNT_DISABLED, AD 533",
        "expired, ACCOUNT_EXPIRED, AD 701",
        "fresh, PASSWORD_MUST_CHANGE, AD 773",
        "night, NOT_AT_THIS_TIME, AD 530",
    })
    void stateOfTheAccountIsToldToWhoHasThePasswordOnly(String login, Reason reason, String detail) {
        assertThat(byPrincipal.signIn(login, password(login))).isEqualTo(new Rejected(reason, detail));
        assertThat(reason.mayBeTold()).isTrue();
        assertThat(byPrincipal.signIn(login, "wrong")).isEqualTo(new Rejected(Reason.BAD_CREDENTIALS, "AD 52e"));
    }

    @Test
    void whoIsDisabledOrExpiredIsTurnedAwayAndWhomAGuesserLockedIsNot() {
        LdapDirectory directory =
                SambaSetup.setup(SambaSetup.SEARCH, Nesting.TOKEN_GROUPS).directory();
        try (Staff staff = Samba.running().staff()) {
            staff.hire("leaver");
            UserId leaver = staff.id("leaver");
            assertThat(directory.lookUp(leaver)).isInstanceOf(Found.class);
            for (int i = 0; i < 3; i++) {
                byPrincipal.signIn("leaver", "wrong");
            }
            assertThat(directory.lookUp(leaver)).isInstanceOf(Found.class);

            staff.change("leaver", "accountExpires", "131000000000000000");
            assertThat(directory.lookUp(leaver)).isEqualTo(new Rejected(Reason.ACCOUNT_EXPIRED, "accountExpires"));
            staff.change("leaver", "userAccountControl", "514");
            assertThat(directory.lookUp(leaver)).isEqualTo(new Rejected(Reason.ACCOUNT_DISABLED, "userAccountControl"));
            staff.dismiss("leaver");
        }
    }

    @Test
    void accountIsLockedByAsManyFailuresAsTheDirectoryCounts() {
        LdapDirectory twoServers = SambaSetup.setup(SambaSetup.PRINCIPAL, Nesting.TOKEN_GROUPS)
                .servers(Samba.running().tls(), Samba.running().tls())
                .directory();

        twoServers.signIn("guessed", "wrong");
        twoServers.signIn("guessed", "wrong");
        assertThat(twoServers.signIn("guessed", password("guessed"))).isInstanceOf(Found.class);

        for (int i = 0; i < 3; i++) {
            twoServers.signIn("guessed", "wrong");
        }
        assertThat(twoServers.signIn("guessed", password("guessed")))
                .isEqualTo(new Rejected(Reason.ACCOUNT_LOCKED, "AD 775"));
        assertThat(Reason.ACCOUNT_LOCKED.mayBeTold()).isFalse();
    }

    @Test
    void passwordOfTheLookUpAccountThatIsWrongSaysNothingOfTheUser() {
        WayIn.Search search = (WayIn.Search) SambaSetup.SEARCH;
        WayIn wrong = new WayIn.Search(
                search.base(),
                search.filter(),
                search.loginAttribute(),
                Optional.of(new WayIn.Account("EGOV\\bob", "wrong")));

        assertThat(SambaSetup.setup(wrong, Nesting.TOKEN_GROUPS).directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.SERVICE_ACCOUNT));
    }

    @Test
    void plainConnectionThatTheServerRefusesIsAFailureAndNoWrongPassword() {
        Setup plain = SambaSetup.setup(SambaSetup.PRINCIPAL, Nesting.TOKEN_GROUPS);

        assertThat(new Setup(
                                plain.kind(),
                                List.of(Samba.running().plain()),
                                Protection.NONE,
                                Optional.empty(),
                                plain.connect(),
                                plain.read(),
                                plain.way(),
                                plain.groupBase(),
                                plain.nesting())
                        .directory()
                        .signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.REFUSED));
    }

    @Test
    void startTlsLeadsToTheSame() {
        assertThat(SambaSetup.setup(SambaSetup.PRINCIPAL, Nesting.TOKEN_GROUPS)
                        .servers(Samba.running().plain())
                        .tls(Protection.START_TLS, Samba.running().authority())
                        .directory()
                        .signIn("alice", password("alice")))
                .isInstanceOf(Found.class);
    }
}
