package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.DirectoryProperties;
import io.dure.auth.RoleProperties;
import io.dure.auth.connection.Protection;
import io.dure.auth.directory.GroupSettings.Nesting;
import io.dure.auth.directory.Kind;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.dashboard.Dashboard;
import io.dure.hub.dashboard.DashboardRecords;
import io.dure.hub.dashboard.Document;
import io.dure.hub.dashboard.Expected;
import io.dure.hub.dashboard.Heading;
import io.dure.hub.dashboard.Origin;
import io.dure.hub.dashboard.Right;
import io.dure.hub.dashboard.SaveResult;
import io.dure.hub.dashboard.Share;
import io.dure.hub.dashboard.Version;
import io.dure.hub.dashboard.WallToken;
import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.directory.StoredDirectory;
import io.dure.hub.session.ApiToken;
import io.dure.hub.session.ApiTokenRecords;
import io.dure.hub.session.SessionRecord;
import io.dure.hub.session.SignedIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every adapter of the ports of users' own things must do. */
abstract class UserStoreContract {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final String GROUP = "cn=운영,ou=groups,dc=egov,dc=test";

    abstract Stores stores();

    static AuditEntry entry(String act) {
        return new AuditEntry(0, NOW, "kim", "127.0.0.1", act, null, "portal", null, null, null, "done");
    }

    static Document document(String name) {
        return new Document("{\"name\":\"" + name + "\"}", name, "설명", 1);
    }

    static Dashboard dashboard(String id) {
        return new Dashboard(
                new Heading(id, "두레", "설명", "kim", Origin.USER, 1, NOW, "kim", 1, List.of()), document("두레"));
    }

    static WallToken token(String id, String dashboard, Instant expires) {
        return new WallToken(id, "hash-of-" + id, dashboard, "kim", NOW, expires);
    }

    private DashboardRecords created(String... ids) {
        DashboardRecords records = stores().dashboards();
        for (String id : ids) {
            records.create(dashboard(id), entry("create-dashboard"));
        }
        return records;
    }

    private List<AuditEntry> audit() {
        return stores().audit().page(100, Optional.empty()).entries();
    }

    @Test
    void aDashboardIsReadAsItWasMade() {
        DashboardRecords records = created("d-1");

        assertThat(records.dashboard("d-1")).contains(dashboard("d-1"));
        assertThat(records.headings()).containsExactly(dashboard("d-1").heading());
        assertThat(records.dashboard("d-2")).isEmpty();
        assertThat(records.versions("d-1")).containsExactly(new Version(1, NOW, "kim", document("두레")));
        assertThat(audit()).extracting(AuditEntry::act).containsExactly("create-dashboard");
    }

    @Test
    void aSaveOfTheExpectedVersionIsTheNextVersion() {
        DashboardRecords records = created("d-1");

        SaveResult result = records.save("d-1", new Expected.Exactly(1), document("새 이름"), entry("save-dashboard"));

        Heading next = new Heading("d-1", "새 이름", "설명", "kim", Origin.USER, 2, NOW, "kim", 1, List.of());
        assertThat(result).isEqualTo(new SaveResult.Saved(next));
        assertThat(records.dashboard("d-1")).contains(new Dashboard(next, document("새 이름")));
        assertThat(records.versions("d-1")).extracting(Version::version).containsExactly(2L, 1L);
        assertThat(records.version("d-1", 1)).contains(new Version(1, NOW, "kim", document("두레")));
        assertThat(records.version("d-1", 3)).isEmpty();
        assertThat(audit().getFirst()).satisfies(entry -> {
            assertThat(entry.before()).isEqualTo("1");
            assertThat(entry.after()).isEqualTo("2");
        });
    }

    @Test
    void aSaveOfAnOlderVersionIsRefusedWithWhatIsThere() {
        DashboardRecords records = created("d-1");
        records.save("d-1", new Expected.Exactly(1), document("first"), entry("save-dashboard"));

        SaveResult late = records.save("d-1", new Expected.Exactly(1), document("late"), entry("save-dashboard"));

        assertThat(late)
                .isInstanceOfSatisfying(
                        SaveResult.Overtaken.class,
                        overtaken -> assertThat(overtaken.current().version()).isEqualTo(2));
        assertThat(records.dashboard("d-1"))
                .get()
                .extracting(found -> found.heading().name())
                .isEqualTo("first");
        assertThat(audit()).hasSize(2);
    }

    @Test
    void aSaveOfAnyVersionReplacesWhatIsThere() {
        DashboardRecords records = created("d-1");
        records.save("d-1", new Expected.Exactly(1), document("first"), entry("save-dashboard"));

        records.save("d-1", new Expected.Any(), document("mine"), entry("save-dashboard"));

        assertThat(records.dashboard("d-1")).get().satisfies(found -> {
            assertThat(found.heading().name()).isEqualTo("mine");
            assertThat(found.heading().version()).isEqualTo(3);
        });
    }

    @Test
    void whatIsGoneCannotBeChanged() {
        DashboardRecords records = stores().dashboards();

        assertThat(records.save("d-9", new Expected.Any(), document("x"), entry("save-dashboard")))
                .isEqualTo(new SaveResult.Gone());
        assertThat(records.delete("d-9", new Expected.Any(), entry("delete-dashboard")))
                .isEqualTo(new SaveResult.Gone());
        assertThat(records.share("d-9", List.of(), entry("share-dashboard"))).isEqualTo(new SaveResult.Gone());
        assertThat(audit()).isEmpty();
    }

    @Test
    void onlyTheLatestVersionsAreKept() {
        DashboardRecords records = created("d-1", "d-2");
        for (int i = 0; i < DashboardRecords.VERSIONS + 4; i++) {
            records.save("d-1", new Expected.Any(), document("v" + i), entry("save-dashboard"));
        }

        assertThat(records.versions("d-1")).hasSize(DashboardRecords.VERSIONS);
        assertThat(records.versions("d-1").getFirst().version()).isEqualTo(DashboardRecords.VERSIONS + 5L);
        assertThat(records.versions("d-2")).hasSize(1);
    }

    @Test
    void sharesAreKeptAndAreNoNewVersion() {
        DashboardRecords records = created("d-1");
        List<Share> shares = List.of(new Share(Role.OPERATOR, null, Right.VIEW), new Share(null, GROUP, Right.EDIT));

        records.share("d-1", shares, entry("share-dashboard"));
        records.save("d-1", new Expected.Exactly(1), document("x"), entry("save-dashboard"));

        assertThat(records.dashboard("d-1")).get().satisfies(found -> {
            assertThat(found.heading().shares()).isEqualTo(shares);
            assertThat(found.heading().version()).isEqualTo(2);
        });
        assertThat(records.versions("d-1")).hasSize(2);
    }

    @Test
    void whatIsGivenAwayIsAnothersAndNoNewVersion() {
        DashboardRecords records = created("d-1");

        SaveResult result = records.give("d-1", "lee", entry("give-dashboard"));

        assertThat(result)
                .isEqualTo(new SaveResult.Saved(dashboard("d-1").heading().ownedBy("lee")));
        assertThat(records.dashboard("d-1")).get().satisfies(found -> {
            assertThat(found.heading().owner()).isEqualTo("lee");
            assertThat(found.heading().version()).isEqualTo(1);
        });
        assertThat(records.versions("d-1")).hasSize(1);
        assertThat(audit().getFirst().act()).isEqualTo("give-dashboard");
        assertThat(records.give("d-9", "lee", entry("give-dashboard"))).isEqualTo(new SaveResult.Gone());
    }

    @Test
    void deletingTakesVersionsDefaultsAndWallTokensWithIt() {
        DashboardRecords records = created("d-1", "d-2");
        records.setDefaults(Map.of(Role.VIEWER, "d-1", Role.OPERATOR, "d-2"), entry("set-default-dashboards"));
        records.addWallToken(token("w-1", "d-1", NOW.plusSeconds(60)), NOW, entry("create-wall-token"));

        assertThat(records.delete("d-1", new Expected.Exactly(2), entry("delete-dashboard")))
                .isInstanceOf(SaveResult.Overtaken.class);
        assertThat(records.delete("d-1", new Expected.Exactly(1), entry("delete-dashboard")))
                .isInstanceOf(SaveResult.Saved.class);

        assertThat(records.dashboard("d-1")).isEmpty();
        assertThat(records.versions("d-1")).isEmpty();
        assertThat(records.wallTokens("d-1")).isEmpty();
        assertThat(records.wallToken("hash-of-w-1")).isEmpty();
        assertThat(records.defaults()).isEqualTo(Map.of(Role.OPERATOR, "d-2"));
        assertThat(records.dashboard("d-2")).isPresent();
    }

    @Test
    void defaultsAreReplacedAsAWhole() {
        DashboardRecords records = stores().dashboards();
        records.setDefaults(Map.of(Role.VIEWER, "d-1", Role.OPERATOR, "d-2"), entry("set-default-dashboards"));

        records.setDefaults(Map.of(Role.VIEWER, "d-3"), entry("set-default-dashboards"));

        assertThat(records.defaults()).isEqualTo(Map.of(Role.VIEWER, "d-3"));
        assertThat(audit()).hasSize(2);
    }

    @Test
    void wallTokensAreFoundByTheirHashUntilTheyAreTakenBackOrOver() {
        DashboardRecords records = created("d-1");
        WallToken first = token("w-1", "d-1", NOW.plusSeconds(60));
        WallToken second = token("w-2", "d-1", NOW.plus(Duration.ofDays(90)));
        records.addWallToken(first, NOW, entry("create-wall-token"));
        records.addWallToken(second, NOW, entry("create-wall-token"));

        assertThat(records.wallTokens("d-1")).containsExactly(first, second);
        assertThat(records.wallToken("hash-of-w-2")).contains(second);
        assertThat(records.wallToken("w-2")).isEmpty();
        WallToken third = token("w-3", "d-1", NOW.plus(Duration.ofDays(1)));
        records.addWallToken(third, NOW.plusSeconds(60), entry("create-wall-token"));
        assertThat(records.wallTokens("d-1")).containsExactly(second, third);
        records.removeWallToken("w-2", entry("revoke-wall-token"));
        assertThat(records.wallTokens("d-1")).containsExactly(third);
    }

    static SessionRecord session(String hash, String user) {
        return new SessionRecord(
                hash,
                new SignedIn(
                        user, user + "의 이름", Role.APPROVER, NOW.plusSeconds(600), List.of(GROUP, "S-1-5-21-1"), null),
                new UserId("egov", "id-of-" + user),
                null,
                NOW,
                NOW);
    }

    static SessionRecord display(String hash, String token, String dashboard) {
        SignedIn display = new SignedIn("wall/" + token, "벽", Role.VIEWER, NOW, List.of(), dashboard);
        return new SessionRecord(hash, display, token, NOW, NOW);
    }

    @Test
    void aTokenTakesTheSessionsOfItsDisplaysWithIt() {
        DashboardRecords records = created("d-1", "d-2");
        SessionStore sessions = stores().sessions();
        sessions.save(session("aa", "kim"));
        sessions.save(display("bb", "w-1", "d-1"));
        sessions.save(display("cc", "w-2", "d-1"));
        sessions.save(display("dd", "w-3", "d-2"));

        records.removeWallToken("w-1", entry("revoke-wall-token"));
        assertThat(sessions.all()).extracting(SessionRecord::hash).containsExactly("aa", "cc", "dd");
        records.delete("d-1", new Expected.Any(), entry("delete-dashboard"));
        assertThat(sessions.all()).extracting(SessionRecord::hash).containsExactly("aa", "dd");
    }

    @Test
    void aSessionIsReadAsItWasSaved() {
        SessionStore sessions = stores().sessions();
        SessionRecord wall = display("bb", "w-1", "d-1");

        sessions.save(session("aa", "kim"));
        sessions.save(wall);

        assertThat(sessions.all()).containsExactly(session("aa", "kim"), wall);
    }

    static ApiToken apiToken(String id, @Nullable UserId owner, Scope scope) {
        return new ApiToken(id, "hash-of-" + id, "배포", "kim", owner, Role.OPERATOR, scope, NOW, NOW.plusSeconds(60));
    }

    @Test
    void apiTokensAreReadAsTheyWereMadeUntilTheyAreRemoved() {
        ApiTokenRecords tokens = stores().sessions().apiTokens();
        ApiToken users = apiToken("t-1", new UserId("egov", "id-of-kim"), Scope.EVERYTHING);
        ApiToken hubs = apiToken("t-2", null, new Scope(Names.of(List.of("공공", "private")), new Names.None()));

        tokens.add(users, entry("create-api-token"));
        tokens.add(hubs, entry("create-api-token"));
        assertThat(tokens.all()).containsExactly(users, hubs);
        tokens.remove("t-1", entry("revoke-api-token"));

        assertThat(tokens.all()).containsExactly(hubs);
        assertThat(audit())
                .extracting(AuditEntry::act)
                .containsExactly("revoke-api-token", "create-api-token", "create-api-token");
    }

    @Test
    void usesAreKeptAndThoseOfTheGoneArePassedOver() {
        SessionStore sessions = stores().sessions();
        sessions.save(session("aa", "kim"));

        sessions.used(Map.of("aa", NOW.plusSeconds(30), "zz", NOW));

        assertThat(sessions.all()).extracting(SessionRecord::usedAt).containsExactly(NOW.plusSeconds(30));
    }

    @Test
    void removedSessionsAreGone() {
        SessionStore sessions = stores().sessions();
        sessions.save(session("aa", "kim"));
        sessions.save(session("bb", "kim"));
        sessions.save(session("cc", "lee"));

        sessions.remove(List.of("aa", "cc", "zz"));

        assertThat(sessions.all()).containsExactly(session("bb", "kim"));
    }

    @Test
    void howUsersSignInIsReadAsItWasSavedAndSavedOnceForEachRevision() {
        SignInRecords records = stores().sessions().signIn();
        assertThat(records.read()).isEqualTo(new SignInRecords.Kept.Known(SignInDocument.NOTHING));
        SignInDocument first = new SignInDocument(
                2,
                List.of(new StoredDirectory(
                        "labs",
                        Kind.ACTIVE_DIRECTORY,
                        List.of(URI.create("ldaps://dc1.labs.test")),
                        "labs.test",
                        "LABS",
                        Protection.LDAPS,
                        "PEM",
                        1_000,
                        null,
                        null,
                        5_000,
                        null,
                        new DirectoryProperties.UserSearch("dc=labs,dc=test", "(uid={0})", null),
                        null,
                        "LABS\\reader",
                        "sealed",
                        null,
                        "member",
                        Nesting.IN_CHAIN)),
                Map.of(
                        "labs",
                        List.of(new RoleProperties("cn=a,dc=labs,dc=test", Role.OPERATOR, List.of("private"), null))));

        assertThat(records.save(first, 1, entry("change-sign-in"))).isTrue();
        assertThat(records.save(SignInDocument.NOTHING, 1, entry("change-sign-in")))
                .isFalse();

        assertThat(records.read()).isEqualTo(new SignInRecords.Kept.Known(first));
        assertThat(stores().audit().page(10, Optional.empty()).entries())
                .extracting(AuditEntry::act)
                .containsExactly("change-sign-in");
    }
}
