package io.dure.auth.directory;

import static io.dure.auth.directory.DirectoryContract.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.auth.connection.Authority;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.TestReport.Cause;
import io.dure.auth.directory.TestReport.Outcome;
import io.dure.auth.directory.TestReport.Stage;
import io.dure.auth.directory.TestReport.Step;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.RoleRules;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shown how far it gets on real servers, and where it stops. */
class ConnectionTestTest {
    private static final ServerAddress NOBODY = new ServerAddress("127.0.0.1", 1);

    private final OpenLdap openLdap = OpenLdap.running();
    private final RoleRules rules = new RoleRules(List.of(
            RoleRule.of(Egov.group("nobody"), Role.ADMINISTRATOR),
            RoleRule.of(Egov.group("operators"), Role.OPERATOR)));

    private static List<Tuple> steps(TestReport report) {
        return report.steps().stream()
                .map(step -> tuple(step.stage(), step.outcome(), step.cause()))
                .toList();
    }

    private TestReport run(Setup setup, String user, String password) throws InterruptedException {
        return new ConnectionTest(setup.settings(), rules, Clock.systemUTC()).run(user, password);
    }

    private Setup tls(WayIn way) {
        return Egov.setup(openLdap.tls(), way).tls(Protection.LDAPS, openLdap.authority());
    }

    @Test
    void allStepsOfADirectoryThatIsAsItShouldBe() throws InterruptedException {
        TestReport report = run(tls(Egov.SEARCH), "alice", "");

        assertThat(report.isGood()).as(report.toString()).isTrue();
        assertThat(steps(report))
                .startsWith(
                        tuple(Stage.RESOLVE, Outcome.DONE, Cause.NONE),
                        tuple(Stage.TCP, Outcome.DONE, Cause.NONE),
                        tuple(Stage.TLS, Outcome.DONE, Cause.NONE),
                        tuple(Stage.BIND, Outcome.DONE, Cause.NONE),
                        tuple(Stage.SEARCH, Outcome.DONE, Cause.NONE),
                        tuple(Stage.GROUPS, Outcome.DONE, Cause.NONE));
        assertThat(report.steps().getLast().detail()).startsWith("operator (rule 2)");
        assertThat(report.steps()).allSatisfy(step -> assertThat(step.took()).isPositive());
    }

    @Test
    void aServerThatIsNotThereIsToldBesideTheOneThatIs() throws InterruptedException {
        TestReport report = run(Egov.setup(NOBODY, Egov.SEARCH).servers(NOBODY, openLdap.plain()), "alice", "");

        assertThat(steps(report))
                .startsWith(
                        tuple(Stage.RESOLVE, Outcome.DONE, Cause.NONE),
                        tuple(Stage.TCP, Outcome.FAILED, Cause.CONNECTION_FAILED),
                        tuple(Stage.RESOLVE, Outcome.DONE, Cause.NONE),
                        tuple(Stage.TCP, Outcome.DONE, Cause.NONE),
                        tuple(Stage.TLS, Outcome.WARNING, Cause.NOT_PROTECTED),
                        tuple(Stage.BIND, Outcome.DONE, Cause.NONE));
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void withoutAnyServerTheRestIsNotTried() throws InterruptedException {
        TestReport report = run(Egov.setup(NOBODY, Egov.SEARCH), "alice", "");

        assertThat(report.steps()).extracting(Step::outcome).contains(Outcome.FAILED);
        assertThat(steps(report)).endsWith(tuple(Stage.ROLES, Outcome.SKIPPED, Cause.NOT_REACHED));
    }

    @Test
    void aNameThatNobodyKnowsIsNotResolved() throws InterruptedException {
        TestReport report = run(Egov.setup(new ServerAddress("ldap.invalid", 389), Egov.SEARCH), "alice", "");

        assertThat(steps(report)).startsWith(tuple(Stage.RESOLVE, Outcome.FAILED, Cause.NAME_UNKNOWN));
    }

    @Test
    void anAuthorityThatDidNotVouchForTheServerIsNamed(@TempDir Path folder) throws Exception {
        Path other = Authority.create(folder, "other").certificate();

        TestReport report = run(Egov.setup(openLdap.tls(), Egov.SEARCH).tls(Protection.LDAPS, other), "alice", "");

        assertThat(steps(report)).contains(tuple(Stage.TLS, Outcome.FAILED, Cause.CERTIFICATE_UNTRUSTED));
    }

    @Test
    void aWrongPasswordOfTheAccountIsShownOnce() throws InterruptedException {
        WayIn wrong = Egov.search(new WayIn.Account("cn=reader,dc=egov,dc=test", "wrong"));

        TestReport report = run(tls(wrong), "alice", "");

        assertThat(steps(report))
                .contains(
                        tuple(Stage.BIND, Outcome.FAILED, Cause.CREDENTIALS_REFUSED),
                        tuple(Stage.SEARCH, Outcome.SKIPPED, Cause.NOT_REACHED));
        assertThat(report.toString()).doesNotContain("Account[").doesNotContain("wrong");
    }

    @Test
    void aUserWhoIsNotThereAndOneWhomNoRuleFitsAreToldApart() throws InterruptedException {
        assertThat(steps(run(tls(Egov.SEARCH), "nobody", "")))
                .contains(tuple(Stage.SEARCH, Outcome.FAILED, Cause.NO_SUCH_USER));
        assertThat(steps(run(tls(Egov.SEARCH), "guessed", "")))
                .contains(
                        tuple(Stage.GROUPS, Outcome.WARNING, Cause.NO_GROUPS),
                        tuple(Stage.ROLES, Outcome.WARNING, Cause.NO_RULE));
    }

    @Test
    void withoutAnAccountTheUserIsBoundAs() throws InterruptedException {
        assertThat(steps(run(tls(Egov.TEMPLATE), "alice", "")))
                .contains(tuple(Stage.BIND, Outcome.SKIPPED, Cause.NO_ACCOUNT));
        assertThat(run(tls(Egov.TEMPLATE), "alice", password("alice")).isGood()).isTrue();
        assertThat(steps(run(tls(Egov.TEMPLATE), "alice", "wrong")))
                .contains(tuple(Stage.BIND, Outcome.FAILED, Cause.CREDENTIALS_REFUSED));
    }

    @Test
    void activeDirectoryIsTriedToo() throws InterruptedException {
        Setup setup = SambaSetup.setup(SambaSetup.SEARCH, Nesting.TOKEN_GROUPS);

        TestReport report = run(setup, "EGOV\\alice", "");

        assertThat(report.isGood()).as(report.toString()).isTrue();
        assertThat(steps(report)).contains(tuple(Stage.GROUPS, Outcome.DONE, Cause.NONE));
    }

    @Test
    void whoeverAsksByNameGetsWhatASignInWouldGive() {
        LdapDirectory byReader = tls(Egov.SEARCH).directory();

        assertThat(byReader.find("alice"))
                .isEqualTo(tls(Egov.SEARCH).directory().signIn("alice", password("alice")));
        assertThat(byReader.find("nobody")).isEqualTo(new DirectoryAnswer.NotFound());
        assertThat(tls(Egov.TEMPLATE).directory().find("alice")).isInstanceOf(DirectoryAnswer.Unavailable.class);
        assertThat(Optional.of(SambaSetup.setup(SambaSetup.SEARCH, Nesting.TOKEN_GROUPS)
                        .directory()
                        .find("alice")))
                .containsInstanceOf(DirectoryAnswer.Found.class);
    }
}
