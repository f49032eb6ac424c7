package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.audit.AuditEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two users, an administrator and a display. */
class DashboardApiTest extends ApiTest {
    private static final String DASHBOARDS = API + "/dashboards";
    private static final String OPERATORS = "cn=operators,ou=groups,dc=egov,dc=test";

    private String made(Browser browser, String name) {
        Reply reply = browser.post(DASHBOARDS, DashboardDocuments.named(name));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return tree(reply).path("id").asString();
    }

    private static Reply save(Browser browser, String id, String name, String version) {
        return browser.send(browser.withToken(browser.request(DASHBOARDS + "/" + id))
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(DashboardDocuments.named(name))));
    }

    private List<String> ids(Browser browser) {
        return tree(browser.get(DASHBOARDS)).path("dashboards").findValuesAsString("id");
    }

    private void share(Browser browser, String id, String shares) {
        Reply reply = browser.put(DASHBOARDS + "/" + id + "/sharing", "{\"shares\": [" + shares + "]}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private String right(Browser browser, String id) {
        return tree(browser.get(DASHBOARDS + "/" + id)).path("right").asString("none");
    }

    @Test
    void fourDashboardsComeWithTheProductInTheReadersLanguage() {
        Browser vera = signedIn("vera");

        JsonNode korean = tree(vera.get(DASHBOARDS + "?language=ko"));
        JsonNode english = tree(vera.get(DASHBOARDS));
        Reply asBrowser = vera.send(vera.request(DASHBOARDS + "/made-dr").header("Accept-Language", "ko-KR,ko;q=0.9"));

        assertThat(korean.path("dashboards").findValuesAsString("name")).contains("두 클라우드의 포털", "재해 복구 (DR)");
        assertThat(english.path("dashboards").findValuesAsString("name"))
                .contains("Portal on two clouds", "Disaster recovery", "JVM", "Fleet");
        assertThat(tree(asBrowser).path("document").path("name").asString()).isEqualTo("재해 복구 (DR)");
        assertThat(tree(asBrowser).path("origin").asString()).isEqualTo("made");
        assertThat(tree(asBrowser).path("right").asString()).isEqualTo("view");
    }

    @Test
    void aLanguageThatThereIsNotIsNamed() {
        Reply reply = signedIn("vera").get(DASHBOARDS + "?language=fr");

        assertThat(code(reply)).isEqualTo("invalid-request");
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo("language");
    }

    @Test
    void aViewerMakesADashboardOfItsOwn() {
        Browser vera = signedIn("vera");

        Reply reply = vera.post(DASHBOARDS, DashboardDocuments.named("내 화면"));

        assertThat(reply.status()).isEqualTo(201);
        JsonNode dashboard = tree(reply);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Location"))
                .isEqualTo(DASHBOARDS + "/" + dashboard.path("id").asString());
        assertThat(dashboard.path("owner").asString()).isEqualTo("vera");
        assertThat(dashboard.path("right").asString()).isEqualTo("own");
        assertThat(dashboard.path("document")).isEqualTo(json.mapper().readTree(DashboardDocuments.named("내 화면")));
    }

    @Test
    void whatIsNotSharedIsNotThereForOthers() {
        String id = made(signedIn("vera"), "private");
        Browser oscar = signedIn("oscar");

        assertThat(ids(oscar)).doesNotContain(id);
        assertThat(code(oscar.get(DASHBOARDS + "/" + id))).isEqualTo("dashboard-not-found");
        assertThat(code(save(oscar, id, "x", "\"1\""))).isEqualTo("dashboard-not-found");
        assertThat(code(oscar.delete(DASHBOARDS + "/" + id))).isEqualTo("dashboard-not-found");
        assertThat(right(signedIn("ada"), id)).isEqualTo("own");
    }

    @Test
    void sharingByRoleReachesTheRolesAbove() {
        Browser ada = signedIn("ada");
        String id = made(ada, "roles");

        share(ada, id, "{\"role\": \"operator\", \"right\": \"view\"}");

        assertThat(right(signedIn("oscar"), id)).isEqualTo("view");
        assertThat(right(signedIn("vera"), id)).isEqualTo("none");
    }

    @Test
    void sharingByGroupReachesItsMembersHoweverItsNameIsSpelt() {
        Browser vera = signedIn("vera");
        String id = made(vera, "groups");

        share(vera, id, "{\"group\": \"CN=Operators, OU=groups,dc=egov,dc=test\", \"right\": \"edit\"}");

        assertThat(right(signedIn("oscar"), id)).isEqualTo("edit");
        assertThat(tree(vera.get(DASHBOARDS + "/" + id + "/sharing"))
                        .path("groups")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains(OPERATORS);
    }

    @Test
    void viewingIsNotEditingAndEditingIsNotOwning() {
        Browser vera = signedIn("vera");
        Browser oscar = signedIn("oscar");
        String id = made(vera, "rights");
        share(vera, id, "{\"group\": \"" + OPERATORS + "\", \"right\": \"view\"}");
        int audited = hub.audit.size();

        assertThat(code(save(oscar, id, "x", "\"1\""))).isEqualTo("forbidden");
        assertThat(oscar.get(DASHBOARDS + "/" + id + "/versions").status()).isEqualTo(403);
        share(vera, id, "{\"group\": \"" + OPERATORS + "\", \"right\": \"edit\"}");
        assertThat(save(oscar, id, "by oscar", "\"1\"").status()).isEqualTo(200);
        assertThat(code(oscar.delete(DASHBOARDS + "/" + id))).isEqualTo("forbidden");
        assertThat(code(oscar.put(DASHBOARDS + "/" + id + "/sharing", "{\"shares\": []}")))
                .isEqualTo("forbidden");
        assertThat(code(oscar.post(DASHBOARDS + "/" + id + "/wall-tokens", "{\"days\": 1}")))
                .isEqualTo("forbidden");

        assertThat(hub.audit.subList(audited, hub.audit.size()))
                .filteredOn(entry -> entry.outcome().equals("forbidden"))
                .extracting(AuditEntry::actor, AuditEntry::act)
                .contains(org.assertj.core.groups.Tuple.tuple("oscar", "delete-dashboard"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"right\": \"view\"}                                          | shares.0",
                "{\"role\": \"viewer\", \"group\": \"cn=a\", \"right\": \"view\"} | shares.0",
                "{\"role\": \"viewer\", \"right\": \"own\"}                     | shares.0.right",
                "{\"group\": \"operators!\", \"right\": \"view\"}               | shares.0.group",
            })
    void aWrongShareIsNamed(String share, String field) {
        Browser vera = signedIn("vera");
        String id = made(vera, "shares");

        Reply reply = vera.put(DASHBOARDS + "/" + id + "/sharing", "{\"shares\": [" + share + "]}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void aSaveThatCameTooLateSaysWhatIsThereAndMayInsist() {
        Browser vera = signedIn("vera");
        Browser oscar = signedIn("oscar");
        String id = made(vera, "both");
        share(vera, id, "{\"group\": \"" + OPERATORS + "\", \"right\": \"edit\"}");
        assertThat(save(oscar, id, "by oscar", "\"1\"").header("ETag")).isEqualTo("\"2\"");

        Reply late = save(vera, id, "by vera", "\"1\"");

        assertThat(late.status()).isEqualTo(412);
        assertThat(code(late)).isEqualTo("dashboard-changed");
        assertThat(tree(late).path("current").path("version").asInt()).isEqualTo(2);
        assertThat(tree(late).path("current").path("updatedBy").asString()).isEqualTo("oscar");
        assertThat(tree(late).path("current").path("updatedAt").asString()).endsWith("Z");
        assertThat(save(vera, id, "by vera", "*").status()).isEqualTo(200);
        assertThat(tree(vera.get(DASHBOARDS + "/" + id))
                        .path("document")
                        .path("name")
                        .asString())
                .isEqualTo("by vera");
    }

    @Test
    void aSaveSaysWhichVersionItChanges() {
        Browser vera = signedIn("vera");
        String id = made(vera, "x");

        Reply without = vera.put(DASHBOARDS + "/" + id, DashboardDocuments.named("y"));

        assertThat(without.status()).isEqualTo(428);
        assertThat(code(without)).isEqualTo("precondition-required");
        assertThat(code(save(vera, id, "y", "1"))).isEqualTo("invalid-request");
        assertThat(code(save(vera, id, "y", "W/\"1\""))).isEqualTo("invalid-request");
    }

    @Test
    void versionsAreKeptAndReadAsTheyWere() {
        Browser vera = signedIn("vera");
        String id = made(vera, "first");
        save(vera, id, "second", "\"1\"");

        JsonNode versions = tree(vera.get(DASHBOARDS + "/" + id + "/versions")).path("versions");
        JsonNode first = tree(vera.get(DASHBOARDS + "/" + id + "/versions/1"));

        assertThat(versions.findValuesAsString("name")).containsExactly("second", "first");
        assertThat(first.path("document")).isEqualTo(json.mapper().readTree(DashboardDocuments.named("first")));
        assertThat(vera.get(DASHBOARDS + "/" + id + "/versions/9").status()).isEqualTo(404);
    }

    @Test
    void deletingEndsEverythingOfIt() {
        Browser vera = signedIn("vera");
        String id = made(vera, "short-lived");

        assertThat(vera.delete(DASHBOARDS + "/" + id).status()).isEqualTo(204);

        assertThat(vera.get(DASHBOARDS + "/" + id).status()).isEqualTo(404);
        assertThat(ids(vera)).doesNotContain(id);
    }

    @Test
    void whatComesWithTheProductIsCopiedNotChanged() {
        Browser vera = signedIn("vera");

        assertThat(code(save(vera, "made-jvm", "x", "\"1\""))).isEqualTo("dashboard-read-only");
        assertThat(code(signedIn("ada").delete(DASHBOARDS + "/made-jvm"))).isEqualTo("dashboard-read-only");
        Reply copy = vera.post(DASHBOARDS + "/made-jvm/copy", "{\"name\": \"내 JVM\", \"language\": \"ko\"}");

        assertThat(copy.status()).isEqualTo(201);
        assertThat(tree(copy).path("document").path("name").asString()).isEqualTo("내 JVM");
        assertThat(tree(copy)
                        .path("document")
                        .path("pages")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("메모리");
        assertThat(tree(copy).path("right").asString()).isEqualTo("own");
    }

    @Test
    void anInvalidDashboardIsNamedByPointers() {
        Reply reply = signedIn("vera")
                .post(DASHBOARDS, DashboardDocuments.named("x").replace("\"sites\", \"title\"", "\"pie\", \"title\""));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo("invalid-dashboard");
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo("/pages/0/panels/0/kind");
    }

    @Test
    void aDashboardMayBeLargerThanOtherBodiesAndHasALimitToo() {
        Browser vera = signedIn("vera");
        String panel =
                "{\"id\": \"p%d\", \"kind\": \"text\", \"title\": \"\", \"grid\": {\"x\": 0, \"y\": %d, \"w\": 24, \"h\": 4},"
                        + " \"options\": {\"markdown\": \"" + "두레 ".repeat(500) + "\"}},";
        StringBuilder panels = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            panels.append(panel.formatted(i, i * 4));
        }
        String large = DashboardDocuments.named("large").replace("\"panels\": [", "\"panels\": [" + panels);

        assertThat(vera.post(DASHBOARDS, large).status()).isEqualTo(201);
        assertThat(code(vera.post(DASHBOARDS, large + " ".repeat(1_000_000)))).isEqualTo("payload-too-large");
    }

    @Test
    void theDefaultOfARoleMayBeViewedByIt() {
        Browser ada = signedIn("ada");
        Browser vera = signedIn("vera");
        String id = made(ada, "for viewers");
        assertThat(right(vera, id)).isEqualTo("none");
        assertThat(code(vera.put(DASHBOARDS + "/defaults", "{\"viewer\": \"" + id + "\"}")))
                .isEqualTo("forbidden");
        assertThat(code(ada.put(DASHBOARDS + "/defaults", "{\"viewer\": \"unknown\"}")))
                .isEqualTo("dashboard-not-found");

        Reply chosen = ada.put(DASHBOARDS + "/defaults", "{\"viewer\": \"" + id + "\"}");

        assertThat(tree(chosen).path("viewer").asString()).isEqualTo(id);
        assertThat(tree(chosen).path("operator").asString()).isEqualTo("made-portal");
        assertThat(right(vera, id)).isEqualTo("view");
        assertThat(right(signedIn("oscar"), id)).isEqualTo("none");
        ada.delete(DASHBOARDS + "/" + id);
        assertThat(tree(vera.get(DASHBOARDS + "/defaults")).path("viewer").asString())
                .isEqualTo("made-portal");
    }

    @Test
    void everyChangeIsAudited() {
        Browser vera = signedIn("vera");
        int before = hub.audit.size();

        String id = made(vera, "감사");
        save(vera, id, "감사 2", "\"1\"");
        share(vera, id, "{\"role\": \"viewer\", \"right\": \"view\"}");
        vera.post(DASHBOARDS + "/" + id + "/copy", "{}");
        vera.delete(DASHBOARDS + "/" + id);

        List<AuditEntry> entries = hub.audit.subList(before, hub.audit.size());
        assertThat(entries)
                .extracting(AuditEntry::act)
                .containsExactly(
                        "create-dashboard", "save-dashboard", "share-dashboard", "copy-dashboard", "delete-dashboard");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("vera");
            assertThat(entry.source()).isEqualTo("127.0.0.1");
            assertThat(entry.detail()).contains("감사");
        });
        assertThat(entries.get(1).before()).isEqualTo("1");
        assertThat(entries.get(1).after()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "/dashboards, DashboardList",
        "/dashboards/made-portal, Dashboard",
        "/dashboards/made-dr, Dashboard",
        "/dashboards/made-jvm?language=ko, Dashboard",
        "/dashboards/made-fleet, Dashboard",
        "/dashboards/defaults, DashboardDefaults",
        "/dashboards/made-portal/wall-tokens, WallTokenList",
        "/dashboards/unknown, Problem"
    })
    void answersAreAsTheContractSays(String path, String schema) {
        Reply reply = signedIn("ada").get(API + path);

        assertThat(schemas().violations(schema, tree(reply))).isEmpty();
    }

    @Test
    void answersOfActsAreAsTheContractSays() {
        Browser ada = signedIn("ada");
        String id = made(ada, "contract");
        share(ada, id, "{\"role\": \"viewer\", \"right\": \"view\"}, {\"group\": \"cn=a\", \"right\": \"edit\"}");
        Schemas schemas = schemas();

        assertThat(schemas.violations("Dashboard", tree(save(ada, id, "x", "\"1\""))))
                .isEmpty();
        assertThat(schemas.violations("Problem", tree(save(ada, id, "x", "\"1\""))))
                .isEmpty();
        assertThat(schemas.violations("DashboardVersionList", tree(ada.get(DASHBOARDS + "/" + id + "/versions"))))
                .isEmpty();
        assertThat(schemas.violations("DashboardVersion", tree(ada.get(DASHBOARDS + "/" + id + "/versions/1"))))
                .isEmpty();
        assertThat(schemas.violations("DashboardSharing", tree(ada.get(DASHBOARDS + "/" + id + "/sharing"))))
                .isEmpty();
        assertThat(schemas.violations(
                        "NewWallToken", tree(ada.post(DASHBOARDS + "/" + id + "/wall-tokens", "{\"days\": 1}"))))
                .isEmpty();
        assertThat(schemas.violations("WallTokenList", tree(ada.get(DASHBOARDS + "/" + id + "/wall-tokens"))))
                .isEmpty();
    }

    private Schemas schemas() {
        return new Schemas(tree(browser().get(API + "/openapi.json")));
    }

    @Test
    void theSchemaOfDocumentsIsOpenAndWhole() {
        Reply reply = browser().get(API + "/dashboard.schema.json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/schema+json");
        JsonNode schema = tree(reply);
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                schema.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    // What a display may do.

    private Browser display(String token) {
        Browser display = browser();
        display.get(API + "/session");
        Reply reply = display.post(API + "/session/wall", "{\"token\": \"" + token + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return display;
    }

    private JsonNode token(Browser browser, String id, int days) {
        Reply reply = browser.post(DASHBOARDS + "/" + id + "/wall-tokens", "{\"days\": " + days + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return tree(reply);
    }

    @Test
    void aDisplayShowsItsDashboardAndNoOther() {
        Browser oscar = signedIn("oscar");
        String id = made(oscar, "벽");
        String other = made(oscar, "other");
        JsonNode token = token(oscar, id, 7);
        assertThat(token.path("url").asString())
                .isEqualTo("/wall#" + token.path("token").asString());

        Browser display = display(token.path("token").asString());

        JsonNode session = tree(display.get(API + "/session"));
        assertThat(session.path("wall").asString()).isEqualTo(id);
        assertThat(session.path("displayName").asString()).isEqualTo("벽");
        assertThat(session.path("role").asString()).isEqualTo("viewer");
        assertThat(session.path("expiresAt").asString())
                .isEqualTo(token.path("expiresAt").asString());
        assertThat(right(display, id)).isEqualTo("view");
        assertThat(ids(display)).containsExactly(id);
        assertThat(code(display.get(DASHBOARDS + "/" + other))).isEqualTo("dashboard-not-found");
        assertThat(code(display.get(DASHBOARDS + "/made-jvm"))).isEqualTo("dashboard-not-found");
    }

    @Test
    void aDisplayReadsValuesAndNothingElse() {
        Browser oscar = signedIn("oscar");
        Browser display = display(token(oscar, "made-portal", 1).path("token").asString());

        for (String open : List.of(
                "/sites",
                "/services",
                "/services/portal",
                "/services/portal/split",
                "/instances",
                "/alarms",
                "/metrics/query?metric=duration&site=private",
                "/heatmap?site=public",
                "/incidents",
                "/incidents/portal-1",
                "/dashboards/made-portal")) {
            assertThat(display.get(API + open).status()).as(open).isEqualTo(200);
        }
        for (String closed : List.of(
                "/ledger",
                "/board?metric=duration",
                "/metrics",
                "/metrics/query?metric=jvm.memory.used",
                "/metrics/%71uery?metric=jvm.memory.used",
                "/audit",
                "/sessions",
                "/alarms/rules",
                "/dashboards/defaults",
                "/dashboards/made-portal/wall-tokens",
                "/dashboards/made-portal/sharing",
                "/dashboards/made-portal/versions",
                "/instances/life",
                "/unknown")) {
            assertThat(code(display.get(API + closed))).as(closed).isEqualTo("forbidden");
        }
        int acts = hub.acts.size();
        for (String path : List.of(
                "/dashboards",
                "/dashboards/made-portal/copy",
                "/dashboards/made-portal/wall-tokens",
                "/services/portal/weights/preview",
                "/services/portal/override",
                "/services/portal/approval",
                "/backup",
                "/alarms/rules",
                "/alarms/x/acknowledgement")) {
            assertThat(code(display.post(API + path, "{}"))).as(path).isEqualTo("forbidden");
        }
        for (String path : List.of(
                "/services/portal/weights",
                "/services/portal/mode",
                "/services/portal/freeze",
                "/dashboards/made-portal",
                "/dashboards/defaults",
                "/dashboards/made-portal/sharing")) {
            assertThat(code(display.put(API + path, "{}"))).as(path).isEqualTo("forbidden");
            assertThat(code(display.delete(API + path))).as(path).isEqualTo("forbidden");
        }
        assertThat(hub.acts).hasSize(acts);
    }

    @Test
    void aDisplayIsNotToldOfPeopleAndWhatTheySaid() {
        Browser oscar = signedIn("oscar");
        Browser display = display(token(oscar, "made-portal", 1).path("token").asString());

        for (String open : List.of(
                "/alarms", "/incidents", "/incidents/portal-1", "/services", "/services/portal", "/dashboards")) {
            assertThat(display.get(API + open).body()).as(open).doesNotContain("oscar", "maintenance", "weight 30");
        }
        assertThat(oscar.get(API + "/alarms").body()).contains("oscar");
        assertThat(oscar.get(API + "/services/portal").body()).contains("maintenance");
        assertThat(oscar.get(API + "/incidents").body()).contains("weight 30");
    }

    @Test
    void whatADisplayMayReadFollowsItsDashboard() {
        Browser oscar = signedIn("oscar");
        String id = made(oscar, "follows");
        Browser display = display(token(oscar, id, 1).path("token").asString());
        assertThat(code(display.get(API + "/ledger"))).isEqualTo("forbidden");
        String with = DashboardDocuments.named("follows")
                .replace(
                        "\"panels\": [",
                        "\"panels\": [{\"id\": \"books\", \"kind\": \"ledger\", \"title\": \"\","
                                + " \"grid\": {\"x\": 0, \"y\": 90, \"w\": 6, \"h\": 6}, \"options\": {}},");

        Reply saved = oscar.send(oscar.withToken(oscar.request(DASHBOARDS + "/" + id))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(with)));

        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(display.get(API + "/ledger").status()).isEqualTo(200);
    }

    // Whose it is.

    @Test
    void anOwnerGivesADashboardAwayAndHasItNoLonger() {
        Browser oscar = signedIn("oscar");
        String id = made(oscar, "given");

        Reply given = oscar.put(DASHBOARDS + "/" + id + "/owner", "{\"owner\": \"vera\"}");

        assertThat(given.status()).as(given.body()).isEqualTo(204);
        assertThat(right(signedIn("vera"), id)).isEqualTo("own");
        assertThat(right(oscar, id)).isEqualTo("none");
        assertThat(hub.audit)
                .filteredOn(entry -> entry.act().equals("give-dashboard"))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.before()).isEqualTo("oscar");
                    assertThat(entry.after()).isEqualTo("vera");
                });
        assertThat(signedIn("ada")
                        .put(DASHBOARDS + "/" + id + "/owner", "{\"owner\": \"oscar\"}")
                        .status())
                .as("an administrator gives what others left")
                .isEqualTo(204);
        assertThat(right(oscar, id)).isEqualTo("own");
    }

    @Test
    void onlyItsOwnerGivesItAwayAndNobodyWhatComesWithTheProduct() {
        Browser vera = signedIn("vera");
        String id = made(vera, "mine");
        share(vera, id, "{\"role\": \"operator\", \"right\": \"edit\"}");
        Browser oscar = signedIn("oscar");

        assertThat(code(oscar.put(DASHBOARDS + "/" + id + "/owner", "{\"owner\": \"oscar\"}")))
                .isEqualTo("forbidden");
        assertThat(code(oscar.put(DASHBOARDS + "/made-dr/owner", "{\"owner\": \"oscar\"}")))
                .isEqualTo("dashboard-read-only");
        assertThat(code(vera.put(DASHBOARDS + "/" + id + "/owner", "{\"owner\": \" \"}")))
                .isEqualTo("invalid-request");
        assertThat(code(vera.put(DASHBOARDS + "/d-none/owner", "{\"owner\": \"oscar\"}")))
                .isEqualTo("dashboard-not-found");
    }

    @Test
    void takingATokenBackSignsItsDisplaysOutAtOnce() {
        Browser oscar = signedIn("oscar");
        String id = made(oscar, "revoked");
        JsonNode token = token(oscar, id, 90);
        Browser display = display(token.path("token").asString());
        assertThat(oscar.get(DASHBOARDS + "/" + id + "/wall-tokens").body())
                .doesNotContain(token.path("token").asString());

        assertThat(oscar.delete(DASHBOARDS + "/" + id + "/wall-tokens/"
                                + token.path("id").asString())
                        .status())
                .isEqualTo(204);

        assertThat(display.get(API + "/sites").status()).isEqualTo(401);
        Reply again = display.post(
                API + "/session/wall", "{\"token\": \"" + token.path("token").asString() + "\"}");
        assertThat(again.status()).isEqualTo(401);
        assertThat(code(again)).isEqualTo("invalid-wall-token");
    }

    @Test
    void deletingTheDashboardSignsItsDisplaysOut() {
        Browser oscar = signedIn("oscar");
        String id = made(oscar, "deleted");
        Browser display = display(token(oscar, id, 1).path("token").asString());

        oscar.delete(DASHBOARDS + "/" + id);

        assertThat(display.get(API + "/sites").status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsAtItsTimeHoweverQuietTheDisplayWas() {
        Browser oscar = signedIn("oscar");
        String id = made(oscar, "for two days");
        String token = token(oscar, id, 2).path("token").asString();
        Browser display = display(token);

        clock.advance(Duration.ofDays(1).plusHours(20));
        assertThat(display.get(API + "/sites").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(5));

        assertThat(display.get(API + "/sites").status()).isEqualTo(401);
        assertThat(code(display.post(API + "/session/wall", "{\"token\": \"" + token + "\"}")))
                .isEqualTo("invalid-wall-token");
    }

    @Test
    void aViewerMayNotOpenAWindowForTheUnsigned() {
        Browser vera = signedIn("vera");
        String id = made(vera, "mine");

        assertThat(code(vera.post(DASHBOARDS + "/" + id + "/wall-tokens", "{\"days\": 1}")))
                .isEqualTo("forbidden");
        assertThat(code(vera.get(DASHBOARDS + "/" + id + "/wall-tokens"))).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"days\": 0}", "{\"days\": 91}", "{\"days\": null}", "{}"})
    void aTokenLastsOneToNinetyDays(String body) {
        assertThat(code(signedIn("oscar").post(DASHBOARDS + "/made-dr/wall-tokens", body)))
                .isEqualTo("invalid-request");
    }

    @Test
    void oneDashboardHasABoundedNumberOfTokens() {
        Browser oscar = signedIn("oscar");
        String id = made(oscar, "many");
        for (int i = 0; i < 20; i++) {
            token(oscar, id, 1);
        }

        assertThat(code(oscar.post(DASHBOARDS + "/" + id + "/wall-tokens", "{\"days\": 1}")))
                .isEqualTo("too-many-wall-tokens");
    }

    @Test
    void openingADisplayNeedsTheCsrfHeaderAndIsAudited() {
        Browser oscar = signedIn("oscar");
        String token = token(oscar, "made-dr", 1).path("token").asString();

        assertThat(code(browser().post(API + "/session/wall", "{\"token\": \"" + token + "\"}")))
                .isEqualTo("not-signed-in");
        display(token);

        assertThat(hub.audit.getLast()).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("open-wall");
            assertThat(entry.detail()).isEqualTo("made-dr");
            assertThat(entry.actor()).startsWith("wall/w-");
        });
    }
}
