package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Asks a running hub for every cell of the table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest extends ApiTest {
    private static final Set<String> SCOPES = Set.of("open", "cut", "whole", "everywhere");
    private static final Map<String, String> USERS = Map.of(
            "viewer", "vera",
            "operator", "oscar",
            "approver", "abel",
            "administrator", "ada",
            "inside", "ines",
            "outside", "otto",
            "part", "paul");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Map<String, Browser> browsers = new HashMap<>();
    private String token = "";

    static List<AccessTable.Row> rows() {
        return AccessTable.read();
    }

    /** Other tests move the clock beyond sessions' ends. */
    @BeforeEach
    void signInAnew() {
        browsers.values().removeIf(browser -> browser.get(API + "/session").status() != 200);
        Browser stranger = browser();
        boolean lasts =
                stranger.send(bearer(stranger.request(API + "/session"))).status() == 200;
        if (!lasts) {
            token = freshToken();
        }
    }

    @Test
    void everyOperationHasALineAndEveryLineAnOperation() {
        Set<String> listed = new TreeSet<>();
        for (AccessTable.Row row : rows()) {
            assertThat(SCOPES).as(row.operation()).contains(row.scope());
            assertThat(listed.add(row.operation()))
                    .as("only once: " + row.operation())
                    .isTrue();
        }

        assertThat(listed).as("access.tsv and the handlers").isEqualTo(served());
        assertThat(listed).as("access.tsv and openapi.yaml").isEqualTo(documented());
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith(API))
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method + " " + pattern.substring(API.length())))));
        return served;
    }

    private Set<String> documented() {
        Set<String> methods = Set.of("get", "put", "post", "delete", "patch");
        Set<String> documented = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path :
                tree(browser().get(API + "/openapi.json")).path("paths").properties()) {
            path.getValue().propertyNames().stream()
                    .filter(methods::contains)
                    .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return documented;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredAsTheTableSays(AccessTable.Row row) {
        Map<String, String> answers = new TreeMap<>();
        for (String who : AccessTable.IDENTITIES) {
            answers.put(who, answer(row, who));
        }

        assertThat(answers).as(row.operation()).isEqualTo(new TreeMap<>(row.expected()));
    }

    /** {@code ok}, or the code of the refusal. */
    private String answer(AccessTable.Row row, String who) {
        Browser browser = browser(who, row.path().startsWith("/session"));
        HttpRequest.Builder request = browser.request(API + row.asked());
        if (who.equals("token")) {
            bearer(request);
        } else {
            browser.withToken(request);
        }
        if (row.method().equals("GET") || row.method().equals("DELETE")) {
            request.method(row.method(), BodyPublishers.noBody());
        } else {
            String type = row.path().endsWith(".yaml") ? "application/yaml" : "application/json";
            request.header("Content-Type", type)
                    .method(row.method(), BodyPublishers.ofString(row.body().isEmpty() ? "{}" : row.body()));
        }
        return row.path().equals("/live") ? stream(browser, request) : told(browser.send(request));
    }

    private String stream(Browser browser, HttpRequest.Builder request) {
        HttpResponse<InputStream> response = browser.open(request);
        try (InputStream body = response.body()) {
            return response.statusCode() == 200
                    ? "ok"
                    : json.mapper()
                            .readTree(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                            .path("code")
                            .asString();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private String told(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isNotEqualTo(500);
        boolean refused = reply.status() == 401 || reply.status() == 403;
        boolean hidden = reply.status() == 404
                && Set.of(
                                "service-not-found",
                                "incident-not-found",
                                "drill-not-found",
                                "instance-not-found",
                                "alarm-not-found")
                        .contains(code(reply));
        return refused || hidden ? code(reply) : "ok";
    }

    private Browser browser(String who, boolean fresh) {
        return fresh ? opened(who) : browsers.computeIfAbsent(who, this::opened);
    }

    private Browser opened(String who) {
        return switch (who) {
            case "anonymous", "token" -> {
                Browser stranger = browser();
                stranger.get(API + "/session");
                yield stranger;
            }
            case "wall" -> display();
            default -> signedIn(USERS.getOrDefault(who, who));
        };
    }

    private Browser display() {
        Reply made = signedIn("oscar").post(API + "/dashboards/made-portal/wall-tokens", "{\"days\": 1}");
        Browser display = browser();
        display.get(API + "/session");
        Reply opened = display.post(
                API + "/session/wall",
                "{\"token\": \"" + tree(made).path("token").asString() + "\"}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        return display;
    }

    private HttpRequest.Builder bearer(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private String freshToken() {
        Reply made = signedIn("oscar")
                .post(API + "/api-tokens", "{\"name\": \"table\", \"role\": \"operator\", \"days\": 1}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return tree(made).path("token").asString();
    }
}
