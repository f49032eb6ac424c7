package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.directory.Directory;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.RoleRules;
import io.dure.auth.role.Scope;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.session.local.LocalAccounts;
import io.dure.hub.steering.Alarm;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.Stores;
import io.dure.protocol.testkit.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecheckTest {
    private static final SessionProperties LIMITS = new SessionProperties(Duration.ofHours(12), Duration.ofHours(12));
    private static final String VIEWERS = "cn=viewers,dc=egov,dc=test";
    private static final String OPERATORS = "cn=operators,dc=egov,dc=test";
    private static final String SEOUL = "cn=seoul,dc=egov,dc=test";
    private static final Scope AT_SEOUL = new Scope(Names.of(List.of("seoul")), Names.of(null));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final Company company = new Company();
    private final Stores stores = InMemoryStores.create(clock);
    private final Standings standings = new Standings(Rechecks.USUAL, clock);
    private final AccessRules rules = new AccessRules(Map.of(
            "egov",
            new RoleRules(List.of(
                    RoleRule.of(OPERATORS, Role.OPERATOR),
                    new RoleRule(GroupMatch.of(SEOUL), Role.OPERATOR, AT_SEOUL),
                    RoleRule.of(VIEWERS, Role.VIEWER)))));
    private final Sessions sessions = new Sessions(stores.sessions(), rules, standings, LIMITS, clock);

    @SuppressWarnings("NullAway.Init")
    private ApiTokens tokens;

    @SuppressWarnings("NullAway.Init")
    private Recheck recheck;

    @BeforeEach
    void build() {
        SignInAudit audit = new SignInAudit(stores.audit(), clock);
        LocalAccounts accounts = new LocalAccounts(folder, false, clock);
        tokens = new ApiTokens(stores.sessions().apiTokens(), rules, standings, accounts, audit, clock);
        recheck = new Recheck(
                new RecheckRound(company, rules), sessions, tokens, standings, audit, Rechecks.USUAL, clock);
    }

    /** Says of each user what the test wants. */
    private static final class Company implements Directory {
        final Map<String, DirectoryAnswer> answers = new ConcurrentHashMap<>();

        @Override
        public DirectoryAnswer signIn(String username, String password) {
            return new NotFound();
        }

        @Override
        public DirectoryAnswer lookUp(UserId user) {
            return answers.getOrDefault(user.objectId(), new NotFound());
        }

        @Override
        public DirectoryAnswer find(String username) {
            return answers.getOrDefault(username, new NotFound());
        }
    }

    private static UserId id(String name) {
        return new UserId("egov", name);
    }

    private static DirectoryAnswer in(String name, String group) {
        try {
            return new Found(
                    "egov", name, new LdapName("cn=" + name), name, name, Memberships.of(Set.of(new LdapName(group))));
        } catch (InvalidNameException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private String signIn(String name, Role role) {
        String group = role == Role.OPERATOR ? OPERATORS : VIEWERS;
        company.answers.put(name, in(name, group));
        SignedIn signedIn =
                new SignedIn(name, name, role, clock.instant().plus(LIMITS.absolute()), List.of(group), null);
        return sessions.begin(signedIn, id(name)).hash();
    }

    private void nextRound() throws InterruptedException {
        clock.advance(Duration.ofMinutes(5));
        recheck.run();
    }

    private Scope scope(String session) {
        return sessions.use(session).orElseThrow().scope();
    }

    @Test
    void aRoleHoldsWhereTheDirectorySaysNow() throws InterruptedException {
        String session = signIn("kim", Role.OPERATOR);
        assertThat(scope(session)).isEqualTo(Scope.EVERYTHING);

        company.answers.put("kim", in("kim", SEOUL));
        nextRound();

        assertThat(scope(session)).isEqualTo(AT_SEOUL);
        assertThat(role(session)).isEqualTo(Role.OPERATOR);
        assertThat(stores.audit().page(100, Optional.empty()).entries())
                .anySatisfy(entry -> assertThat(entry.after()).isEqualTo("operator (sites: seoul; services: all)"));
    }

    @Test
    void fewerPlacesForManyAtOnceAreHeldBack() throws InterruptedException {
        List<String> open = List.of("kim", "lee", "park").stream()
                .map(name -> signIn(name, Role.OPERATOR))
                .toList();

        List.of("kim", "lee", "park").forEach(name -> company.answers.put(name, in(name, SEOUL)));
        nextRound();

        assertThat(open).extracting(this::scope).containsOnly(Scope.EVERYTHING);
        assertThat(recheck.held().names()).containsExactly("kim", "lee", "park");
    }

    @Test
    void aTokenHoldsWhereItsOwnersRoleDoesAndNowhereBeforeThatIsKnown() {
        String token = tokens.create(
                        "kim",
                        id("kim"),
                        new ApiTokens.Wish("t", Role.VIEWER, Scope.EVERYTHING, Duration.ofDays(1)),
                        "127.0.0.1")
                .orElseThrow()
                .token()
                .hash();
        assertThat(tokens.use(token).orElseThrow().scope()).isEqualTo(Scope.NOTHING);

        standings.confirm(id("kim"), Role.OPERATOR, List.of(SEOUL), AT_SEOUL);

        assertThat(tokens.use(token).orElseThrow().scope()).isEqualTo(AT_SEOUL);
    }

    @Test
    void aNarrowTokenReachesNoFurtherThanItselfAndItsOwner() {
        Scope portal = new Scope(new Names.All(), Names.of(List.of("portal")));
        String token = tokens.create(
                        "kim", id("kim"), new ApiTokens.Wish("t", Role.VIEWER, portal, Duration.ofDays(1)), "127.0.0.1")
                .orElseThrow()
                .token()
                .hash();

        standings.confirm(id("kim"), Role.ADMINISTRATOR, List.of(SEOUL), Scope.EVERYTHING);
        assertThat(tokens.use(token).orElseThrow().scope()).isEqualTo(portal);

        standings.confirm(id("kim"), Role.OPERATOR, List.of(SEOUL), AT_SEOUL);
        assertThat(tokens.use(token).orElseThrow().scope()).isEqualTo(AT_SEOUL.and(portal));

        standings.confirm(
                id("kim"), Role.OPERATOR, List.of(SEOUL), new Scope(new Names.All(), Names.of(List.of("mail"))));
        assertThat(tokens.use(token).orElseThrow().scope().services()).isEqualTo(new Names.None());
    }

    private Role role(String session) {
        return sessions.use(session).orElseThrow().role();
    }

    private List<String> acts() {
        return stores.audit().page(100, Optional.empty()).entries().stream()
                .map(AuditEntry::act)
                .toList();
    }

    private void away() {
        company.answers.replaceAll((name, answer) -> new Unavailable(Trouble.CONNECTION, "the test took it away"));
    }

    @Test
    void whoLeftIsSignedOutWithTheirTokens() throws InterruptedException {
        String kim = signIn("kim", Role.OPERATOR);
        String lee = signIn("lee", Role.OPERATOR);
        ApiTokens.Made token = tokens.create(
                        "kim",
                        id("kim"),
                        new ApiTokens.Wish("배포", Role.OPERATOR, Scope.EVERYTHING, Duration.ofDays(30)),
                        "127.0.0.1")
                .orElseThrow();
        nextRound();
        assertThat(tokens.use(token.secret().hash())).isPresent();

        company.answers.put("kim", new Rejected(Reason.ACCOUNT_DISABLED, "userAccountControl"));
        nextRound();

        assertThat(sessions.use(kim)).isEmpty();
        assertThat(tokens.use(token.secret().hash())).isEmpty();
        assertThat(stores.sessions().apiTokens().all()).isEmpty();
        assertThat(sessions.use(lee)).isPresent();
        assertThat(acts()).contains("sign-out-removed", "revoke-api-token");
    }

    @Test
    void aChangedRoleIsAppliedToOpenSessionsBothWays() throws InterruptedException {
        String kim = signIn("kim", Role.OPERATOR);
        String lee = signIn("lee", Role.VIEWER);

        company.answers.put("kim", in("kim", VIEWERS));
        company.answers.put("lee", in("lee", OPERATORS));
        nextRound();

        assertThat(role(kim)).isEqualTo(Role.VIEWER);
        assertThat(sessions.use(kim).orElseThrow().limited()).isFalse();
        assertThat(role(lee)).isEqualTo(Role.OPERATOR);
        assertThat(acts()).filteredOn("change-role"::equals).hasSize(2);
    }

    @Test
    void withoutALiveCheckOperatorsOnlyReadAndTheGraceEndsReadingToo() throws InterruptedException {
        String operator = signIn("kim", Role.OPERATOR);
        String viewer = signIn("lee", Role.VIEWER);
        away();

        nextRound();
        nextRound();
        assertThat(role(operator)).isEqualTo(Role.OPERATOR);
        nextRound();

        assertThat(role(operator)).isEqualTo(Role.VIEWER);
        assertThat(sessions.use(operator).orElseThrow().limited()).isTrue();
        assertThat(sessions.use(viewer).orElseThrow().limited()).isFalse();
        assertThat(recheck.alarms()).extracting(Alarm::code).containsExactly("directory-away");
        clock.advance(Duration.ofHours(8));
        assertThat(sessions.use(operator)).isEmpty();
        assertThat(sessions.use(viewer)).isEmpty();
    }

    @Test
    void theRoleComesBackWithTheDirectory() throws InterruptedException {
        String operator = signIn("kim", Role.OPERATOR);
        away();
        clock.advance(Duration.ofMinutes(20));
        assertThat(role(operator)).isEqualTo(Role.VIEWER);

        company.answers.put("kim", in("kim", OPERATORS));
        nextRound();

        assertThat(role(operator)).isEqualTo(Role.OPERATOR);
        assertThat(recheck.alarms()).isEmpty();
    }

    @Test
    void nobodyActsAfterARestartBeforeTheDirectoryHasAnswered() throws InterruptedException {
        String operator = signIn("kim", Role.OPERATOR);
        Standings fresh = new Standings(Rechecks.USUAL, clock);
        Sessions restarted = new Sessions(stores.sessions(), rules, fresh, LIMITS, clock);

        assertThat(restarted.use(operator).orElseThrow().role()).isEqualTo(Role.VIEWER);
        fresh.confirm(id("kim"), Role.OPERATOR, List.of(OPERATORS), Scope.EVERYTHING);
        assertThat(restarted.use(operator).orElseThrow().role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void massRemovalIsHeldAlarmedAndDoneOnlyWhenSomebodyReleasesIt() throws InterruptedException {
        List<String> open = List.of(
                signIn("a", Role.VIEWER),
                signIn("b", Role.OPERATOR),
                signIn("c", Role.VIEWER),
                signIn("d", Role.VIEWER));
        company.answers.put("a", new NotFound());
        company.answers.put("b", in("b", VIEWERS));
        company.answers.put("c", new NotFound());

        nextRound();
        nextRound();

        assertThat(open).allSatisfy(session -> assertThat(sessions.use(session)).isPresent());
        assertThat(recheck.alarms()).extracting(Alarm::code).containsExactly("removal-held");
        assertThat(recheck.held().names()).containsExactly("a", "b", "c");
        assertThat(acts()).filteredOn("hold-removal"::equals).hasSize(1);
        // Who is not confirmed acts no more than anybody else.
        nextRound();
        assertThat(role(open.get(1))).isEqualTo(Role.VIEWER);

        recheck.release();

        assertThat(sessions.use(open.get(0))).isEmpty();
        assertThat(sessions.use(open.get(1))).isPresent();
        assertThat(sessions.use(open.get(2))).isEmpty();
        assertThat(sessions.use(open.get(3))).isPresent();
        assertThat(recheck.alarms()).isEmpty();
    }

    @Test
    void whatWasHeldIsForgottenWhenTheDirectoryIsItselfAgain() throws InterruptedException {
        List<String> names = List.of("a", "b", "c", "d");
        List<String> open =
                names.stream().map(name -> signIn(name, Role.VIEWER)).toList();
        names.forEach(name -> company.answers.put(name, new NotFound()));
        nextRound();
        names.forEach(name -> company.answers.put(name, in(name, VIEWERS)));
        nextRound();

        assertThat(recheck.held().users()).isEmpty();
        assertThat(open).allSatisfy(session -> assertThat(sessions.use(session)).isPresent());
    }

    @Test
    void fewWhoLeaveAtOnceAreNotHeld() throws InterruptedException {
        String a = signIn("a", Role.VIEWER);
        String b = signIn("b", Role.VIEWER);
        company.answers.clear();

        nextRound();

        assertThat(sessions.use(a)).isEmpty();
        assertThat(sessions.use(b)).isEmpty();
    }

    @Test
    void aTokenMayNeverDoMoreThanItsOwner() throws InterruptedException {
        signIn("kim", Role.OPERATOR);
        String hash = tokens.create(
                        "kim",
                        id("kim"),
                        new ApiTokens.Wish("배포", Role.OPERATOR, Scope.EVERYTHING, Duration.ofDays(30)),
                        "127.0.0.1")
                .orElseThrow()
                .secret()
                .hash();
        assertThat(tokens.use(hash).orElseThrow().role()).isEqualTo(Role.OPERATOR);

        company.answers.put("kim", in("kim", VIEWERS));
        nextRound();

        assertThat(tokens.use(hash).orElseThrow().role()).isEqualTo(Role.VIEWER);
        clock.advance(Duration.ofDays(30));
        assertThat(tokens.use(hash)).isEmpty();
    }
}
