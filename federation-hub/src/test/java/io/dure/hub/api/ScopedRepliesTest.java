package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Several users read every GET of the table, and the stream, of a whole hub: nothing of what is not theirs is in any reply. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopedRepliesTest {
    private static final String API = "/api/v1";

    /** What no reply to them may say, in body or header; the rest of the name's family (instances, hosts, routes) contains it. */
    private static final Map<String, List<String>> FOREIGN = Map.of(
            "hana", List.of("marina", "vermilion", "127.0.12."),
            "mari", List.of("hanok", "azurite", "127.0.11."),
            "solo", List.of("turnstile", "vermilion", "127.0.12.", "127.0.11.2"),
            "wall", List.of("marina", "turnstile", "vermilion", "127.0.12.", "127.0.11.2"));

    private final Map<String, Browser> users = new LinkedHashMap<>();
    private final List<String> dashboards = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TwoClouds clouds;

    @BeforeAll
    void seed(@TempDir Path folder) throws Exception {
        clouds = new TwoClouds(folder);
        for (String name : List.of("everywhere", "hana", "mari", "solo")) {
            users.put(name, clouds.user(name));
        }
        for (String service : List.of("azurite", "turnstile", "vermilion")) {
            await(() -> get("everywhere", "/services/" + service).path("token").isObject());
            act(
                    "PUT",
                    "/services/" + service + "/mode",
                    "{\"mode\": \"off\", \"reason\": \"because of " + service + "\"}");
            act(
                    "PUT",
                    "/services/" + service + "/freeze",
                    "{\"until\": \"" + Instant.now().plus(Duration.ofHours(1)) + "\", \"reason\": \"" + service
                            + " rests\"}");
            act("DELETE", "/services/" + service + "/freeze", "");
            act("POST", "/alarms/rules", rule(service));
        }
        act(
                "PUT",
                "/services/turnstile/weights",
                "{\"weights\": {\"hanok\": 50, \"marina\": 50}, \"reason\": \"half to marina, half to hanok\"}");
        for (String site : List.of("hanok", "marina")) {
            act(
                    "POST",
                    "/services/turnstile/override",
                    "{\"site\": \"" + site + "\", \"action\": \"evacuate\", \"reason\": \"" + site + " is swept\"}");
            act(
                    "POST",
                    "/services/turnstile/override",
                    "{\"site\": \"" + site + "\", \"action\": \"return\", \"reason\": \"" + site + " is swept\"}");
        }
        share(act("POST", "/dashboards", dashboard()).path("id").asString());
        users.put("wall", display());
        await(() -> get("everywhere", "/ledger").path("totals").path("created").asLong() == 5 + 7 + 11 + 13);
    }

    @AfterAll
    void end() {
        clouds.close();
    }

    /** Of a dashboard that looks at one service at one site. */
    private Browser display() {
        String dashboard = act("POST", "/dashboards", """
                {"schemaVersion": 1, "name": "Hall", "description": "", "time": {"from": "now-1h", "to": "now"}, "refresh": "live",
                 "variables": [], "pages": [{"id": "one", "name": "One", "panels": [%s]}]}""".formatted(wallPanels()))
                .path("id")
                .asString();
        String token = act("POST", "/dashboards/" + dashboard + "/wall-tokens", "{\"days\": 1}")
                .path("token")
                .asString();
        Browser display = clouds.nobody();
        assertThat(display.post(API + "/session/wall", "{\"token\": \"" + token + "\"}")
                        .status())
                .isEqualTo(200);
        return display;
    }

    private static String wallPanels() {
        List<String> panels = new ArrayList<>();
        for (String kind : List.of("tmap", "sites", "incidents", "alarms", "topology", "velocity", "ledger")) {
            panels.add(panel(kind, 2 * panels.size(), "{\"service\": \"azurite\", \"site\": \"hanok\"}")
                    .replace("\"kind\": \"tmap\"", "\"kind\": \"" + kind + "\""));
        }
        return String.join(", ", panels);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private JsonNode act(String method, String path, String body) {
        Reply reply = user("everywhere").send(method, API + path, body);
        assertThat(reply.status()).as(method + " " + path + ": " + reply.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(reply.body().isEmpty() ? "{}" : reply.body());
    }

    private Browser user(String name) {
        return Objects.requireNonNull(users.get(name));
    }

    private JsonNode get(String user, String path) {
        Reply reply = user(user).get(API + path);
        assertThat(reply.status()).as(user + " " + path + ": " + reply.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }

    private static String rule(String service) {
        return """
                {"name": "Slow", "metric": "duration", "aggregate": "p95", "scope": {"service": "%s"}, "by": "instance",
                 "over": "PT30S", "direction": "above", "critical": 0.001, "enabled": true}""".formatted(service);
    }

    private static String dashboard() {
        return """
                {"schemaVersion": 1, "name": "All of it", "description": "", "time": {"from": "now-1h", "to": "now"},
                 "refresh": "live",
                 "variables": [{"name": "at", "label": "", "kind": "site", "multi": true, "value": ["hanok", "marina"]},
                               {"name": "of", "label": "", "kind": "service", "multi": true, "value": ["azurite", "vermilion"]},
                               {"name": "there", "label": "", "kind": "site", "multi": false, "value": ["marina"]}],
                 "pages": [{"id": "one", "name": "One", "panels": [%s, %s, %s, %s, %s]}]}""".formatted(
                        panel("a", 0, "{\"service\": \"azurite\", \"site\": \"hanok\"}"),
                        panel("b", 2, "{\"service\": \"vermilion\", \"site\": \"marina\"}"),
                        panel("c", 4, "{\"service\": \"$of\", \"site\": \"$there\"}"),
                        panel("d", 6, "{\"service\": \"turnstile\", \"site\": \"$at\"}"),
                        panel("e", 8, "{\"instance\": \"vermilion-at-marina\"}"));
    }

    private static String panel(String id, int y, String scope) {
        return "{\"id\": \"" + id + "\", \"kind\": \"tmap\", \"title\": \"\", \"grid\": {\"x\": 0, \"y\": " + y
                + ", \"w\": 12, \"h\": 2}, \"scope\": " + scope + ", \"options\": {}}";
    }

    private void share(String dashboard) {
        act(
                "PUT",
                "/dashboards/" + dashboard + "/sharing",
                "{\"shares\": [{\"role\": \"viewer\", \"right\": \"edit\"}]}");
        dashboards.add(dashboard);
    }

    /** Every GET of the table with all that it could be asked for. */
    private List<String> questions() {
        List<String> questions = new ArrayList<>();
        for (AccessTable.Row row : AccessTable.read()) {
            if (row.method().equals("GET") && !row.path().equals("/live")) {
                questions.addAll(questions(row));
            }
        }
        return questions;
    }

    private List<String> questions(AccessTable.Row row) {
        List<String> services = List.of("azurite", "turnstile", "vermilion");
        String range = "&from=" + clouds.start.minusSeconds(600) + "&to=" + clouds.start.plusSeconds(120);
        return switch (row.path()) {
            case "/services/{id}", "/services/{id}/split", "/services/{id}/providers", "/services/{id}/proposals" ->
                services.stream().map(id -> row.path().replace("{id}", id)).toList();
            case "/metrics/query" ->
                List.of(
                        "/metrics/query?metric=transactions&aggregate=sum&by=site,service,instance" + range,
                        "/metrics/query?metric=transactions&by=route" + range,
                        "/metrics/query?metric=duration&aggregate=p95&by=service,site" + range,
                        "/metrics/query?metric=duration&aggregate=p95" + range,
                        "/metrics/query?metric=transactions&site=marina" + range,
                        "/metrics/query?metric=transactions&service=vermilion" + range,
                        "/metrics/query?metric=vermilion.depth.of.marina&by=instance" + range,
                        "/metrics/query?metric=azurite.depth.of.hanok&by=instance" + range);
            case "/heatmap" -> List.of("/heatmap?columns=10" + range, "/heatmap?route=/vermilion/of/marina" + range);
            case "/board" -> List.of("/board?metric=transactions&hidden=true");
            case "/instances" ->
                List.of(
                        "/instances?hidden=true",
                        "/instances?hidden=true&q=marina",
                        "/instances?hidden=true&q=hanok",
                        "/instances?hidden=true&site=hanok",
                        "/instances?hidden=true&service=vermilion");
            case "/instances/life" ->
                List.of(life("hanok", "azurite"), life("marina", "turnstile"), life("marina", "vermilion"));
            case "/ledger", "/incidents", "/drills" -> List.of(row.path(), row.path() + "?service=turnstile");
            case "/incidents/{id}" ->
                ids("/incidents", "incidents").stream()
                        .map(id -> "/incidents/" + id)
                        .toList();
            case "/dashboards/{id}",
                    "/dashboards/{id}/sharing",
                    "/dashboards/{id}/versions",
                    "/dashboards/{id}/wall-tokens" ->
                ids("/dashboards", "dashboards").stream()
                        .map(id -> row.path().replace("{id}", id))
                        .toList();
            case "/dashboards/{id}/versions/{version}" ->
                dashboards.stream()
                        .map(id -> "/dashboards/" + id + "/versions/1")
                        .toList();
            case "/audit" -> List.of("/audit?limit=500");
            default -> List.of(row.asked());
        };
    }

    private static String life(String site, String service) {
        return "/instances/life?site=" + site + "&service=" + service + "&instance=" + service + "-at-" + site
                + "&startedAt=1970-01-01T00:00:00.007Z";
    }

    private List<String> ids(String path, String list) {
        return get("everywhere", path)
                .path(list)
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private static String said(Reply reply) {
        return (reply.headers().map() + "\n" + reply.body()).toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hana", "mari", "solo", "wall"})
    void noReplyNamesWhatIsOutOfScope(String user) {
        Map<String, String> leaks = new TreeMap<>();
        for (String question : questions()) {
            Reply reply = user(user).get(API + question);
            assertThat(reply.status()).as(question + ": " + reply.body()).isNotEqualTo(500);
            foreign(user).stream()
                    .filter(said(reply)::contains)
                    .forEach(name -> leaks.put(question + " says " + name, reply.body()));
        }

        assertThat(leaks).isEmpty();
    }

    private static List<String> foreign(String user) {
        return Objects.requireNonNull(FOREIGN.get(user));
    }

    /** Else the test above would prove nothing. */
    @Test
    void whoSeesEverythingIsToldAllOfIt() {
        Map<String, TreeSet<String>> told = new TreeMap<>();
        for (String question : questions()) {
            String said = said(user("everywhere").get(API + question));
            FOREIGN.values().stream()
                    .flatMap(List::stream)
                    .filter(said::contains)
                    .forEach(name -> told.computeIfAbsent(question.replaceFirst("\\?.*", ""), path -> new TreeSet<>())
                            .add(name));
        }

        assertThat(told.keySet())
                .contains(
                        "/sites",
                        "/services",
                        "/services.yaml",
                        "/services/turnstile",
                        "/services/turnstile/split",
                        "/services/turnstile/providers",
                        "/instances",
                        "/instances/life",
                        "/ledger",
                        "/metrics",
                        "/metrics/query",
                        "/heatmap",
                        "/board",
                        "/alarms",
                        "/alarms/rules",
                        "/incidents",
                        "/audit",
                        "/dashboards/" + dashboards.getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hana", "mari", "solo", "wall"})
    void theStreamNamesOnlyWhatIsInScope(String user) throws IOException {
        List<String> events = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(user(user).stream(API + "/live").body(), StandardCharsets.UTF_8))) {
            int overviews = 0;
            while (overviews < 3) {
                String line = lines.readLine();
                assertThat(line).as("the stream goes on").isNotNull();
                overviews += line.equals("event: overview") ? 1 : 0;
                events.add(line.toLowerCase(Locale.ROOT));
            }
        }
        String said = String.join("\n", events);

        assertThat(foreign(user)).noneMatch(said::contains);
        assertThat(said).contains("event: service", "event: alarms", user.equals("mari") ? "marina" : "hanok");
        assertThat(said.contains("event: split")).isEqualTo(!user.equals("wall"));
        assertThat(said.contains("event: incident"))
                .isEqualTo(List.of("hana", "mari").contains(user));
    }

    private JsonNode without(JsonNode answer, String... fields) {
        for (String field : fields) {
            ((ObjectNode) answer).remove(field);
        }
        return answer;
    }

    @Test
    void totalsAndPercentilesAreOfWhatIsInScope() {
        String range = "&from=" + clouds.start.minusSeconds(600) + "&to=" + clouds.start.plusSeconds(120);
        for (String question : List.of(
                "/metrics/query?metric=transactions&aggregate=sum",
                "/metrics/query?metric=duration&aggregate=p95",
                "/heatmap?columns=10")) {
            assertThat(without(get("hana", question + range), "parts"))
                    .isEqualTo(without(get("everywhere", question + range + "&site=hanok"), "parts"))
                    .isNotEqualTo(without(get("everywhere", question + range), "parts"));
            assertThat(without(get("solo", question + range), "parts"))
                    .isEqualTo(without(get("everywhere", question + range + "&service=azurite"), "parts"));
        }
        assertThat(get("everywhere", "/instances?hidden=true").path("total").asInt())
                .isEqualTo(4);
        assertThat(get("hana", "/instances?hidden=true").path("total").asInt()).isEqualTo(2);
        assertThat(get("solo", "/instances?hidden=true").path("total").asInt()).isEqualTo(1);
        assertThat(get("hana", "/ledger").path("totals").path("created").asLong())
                .isEqualTo(12);
        assertThat(get("solo", "/ledger").path("totals").path("created").asLong())
                .isEqualTo(5);
        assertThat(get("solo", "/ledger").path("hub").isNull()).isTrue();
        assertThat(get("solo", "/sites").path("sites").get(0).path("history").toString())
                .isNotEqualTo(get("everywhere", "/sites")
                        .path("sites")
                        .get(0)
                        .path("history")
                        .toString());
    }

    @Test
    void whatIsThereIsToldToWhoseItIs() {
        assertThat(get("hana", "/services")
                        .path("services")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .containsExactly("azurite", "turnstile");
        assertThat(get("hana", "/services/turnstile").path("members").size()).isEqualTo(1);
        assertThat(get("mari", "/incidents").path("incidents").size()).isEqualTo(1);
        assertThat(get("everywhere", "/incidents").path("incidents").size()).isEqualTo(2);
        assertThat(get("hana", "/audit").path("entries").toString())
                .contains("because of azurite")
                .doesNotContain("half to");
        assertThat(get("hana", "/dashboards/" + dashboards.getFirst())
                        .path("document")
                        .toString())
                .contains("azurite", "hanok")
                .doesNotContain("\"c\"", "\"e\"");
        assertThat(get("hana", "/session").path("sites").toString()).isEqualTo("[\"hanok\"]");
        assertThat(get("hana", "/session").path("services").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vermilion", "nowhere"})
    void anActOnWhatIsOutOfScopeIsAnsweredAsOneOnNothing(String service) {
        Reply hidden =
                user("hana").put(API + "/services/" + service + "/mode", "{\"mode\": \"off\", \"reason\": \"r\"}");

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(JsonMapper.shared().readTree(hidden.body()).path("code").asString())
                .isEqualTo("service-not-found");
        assertThat(JsonMapper.shared().readTree(hidden.body()).has("detail")).isFalse();
    }

    @Test
    void aTokenInheritsTheScopeOfItsOwner() {
        Reply made = user("hana").post(API + "/api-tokens", "{\"name\": \"t\", \"role\": \"viewer\", \"days\": 1}");
        String token = JsonMapper.shared().readTree(made.body()).path("token").asString();
        Browser program = clouds.user("solo");

        Reply services = program.send(program.request(API + "/services").header("Authorization", "Bearer " + token));

        assertThat(services.body()).contains("azurite", "turnstile").doesNotContain("vermilion", "marina");
    }

    @Test
    void aTokenMayBeNarrowerThanItsOwnerAndNeverWider() {
        Reply made = user("everywhere")
                .post(
                        API + "/api-tokens",
                        "{\"name\": \"t\", \"role\": \"operator\", \"days\": 1, \"services\": [\"azurite\"]}");
        String token = JsonMapper.shared().readTree(made.body()).path("token").asString();
        Browser program = clouds.nobody();

        Reply services = program.send(program.request(API + "/services").header("Authorization", "Bearer " + token));
        Reply other =
                program.send(program.request(API + "/services/vermilion").header("Authorization", "Bearer " + token));
        Reply wider = user("hana")
                .post(
                        API + "/api-tokens",
                        "{\"name\": \"t\", \"role\": \"viewer\", \"days\": 1, \"sites\": [\"hanok\", \"marina\"]}");

        assertThat(services.body()).contains("azurite").doesNotContain("turnstile", "vermilion");
        assertThat(other.status()).isEqualTo(404);
        assertThat(wider.status()).isEqualTo(403);
        assertThat(JsonMapper.shared().readTree(wider.body()).path("code").asString())
                .isEqualTo("out-of-scope");
        assertThat(get("everywhere", "/api-tokens").toString()).contains("\"services\":[\"azurite\"]");
    }

    @Test
    void evidenceNameserversAndProvidersOfOnesOwnSitesAreTold() {
        JsonNode service = get("hana", "/services/turnstile");

        assertThat(ids(service.path("evidence"), "vantagePoint")).containsExactly("beacon-1", "hanok-1");
        assertThat(ids(service.path("nameservers"), "id")).containsExactly("hanok-1");
        assertThat(service.path("domains").toString()).isEqualTo("[\"beacon\",\"hanok\"]");
        assertThat(ids(get("hana", "/services/azurite/providers").path("providers"), "id"))
                .containsExactly("hanok-1");
        assertThat(ids(get("everywhere", "/services/azurite/providers").path("providers"), "id"))
                .contains("hanok-1", "marina-1");
        assertThat(user("hana").get(API + "/services/turnstile/providers").status())
                .isEqualTo(403);
    }

    @Test
    void anIncidentsEventsAreToldButForWhatPeopleWroteOfAServiceThatIsElsewhereToo() {
        String hanaS =
                get("hana", "/incidents").path("incidents").get(0).path("id").asString();

        JsonNode told = get("hana", "/incidents/" + hanaS);
        JsonNode all = get("everywhere", "/incidents/" + hanaS);

        assertThat(ids(told.path("events"), "code"))
                .isEqualTo(ids(all.path("events"), "code"))
                .contains("opened");
        assertThat(told.path("events").get(0).path("detail").asString()).isEmpty();
        assertThat(all.path("events").get(0).path("detail").asString()).contains("swept");
    }

    @Test
    void aDisplayIsToldOfWhatItsDashboardShows() {
        assertThat(ids(get("wall", "/services").path("services"), "id")).containsExactly("azurite");
        assertThat(ids(get("wall", "/sites").path("sites"), "id")).containsExactly("hanok");
        assertThat(user("wall").get(API + "/services/turnstile").status()).isEqualTo(404);
        assertThat(user("wall")
                        .get(API + "/heatmap?site=marina&service=azurite")
                        .status())
                .isEqualTo(403);
        String elsewhere = get("everywhere", "/incidents")
                .path("incidents")
                .get(0)
                .path("id")
                .asString();
        assertThat(user("wall").get(API + "/incidents/" + elsewhere).status()).isEqualTo(404);
    }

    private static List<String> ids(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }
}
