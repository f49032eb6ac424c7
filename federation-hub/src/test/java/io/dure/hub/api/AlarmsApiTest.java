package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

class AlarmsApiTest extends ApiTest {
    private static final String RULES = API + "/alarms/rules";
    private static final String RULE = """
            {"name": "Slow", "metric": "duration", "aggregate": "p95", "scope": {"service": "portal"}, "by": "site",
             "over": "PT5M", "direction": "above", "warning": 2, "critical": 5.5, "enabled": true}
            """;

    @Autowired
    private FakeViews views;

    @BeforeEach
    void forgetWhatWasRead() {
        views.reads.clear();
    }

    private Reply change(Browser browser, String id, String version, String body) {
        return browser.send(browser.withToken(browser.request(RULES + "/" + id)
                        .header("Content-Type", "application/json")
                        .header("If-Match", version))
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private Reply remove(Browser browser, String id, String version) {
        return browser.send(browser.withToken(browser.request(RULES + "/" + id).header("If-Match", version))
                .DELETE());
    }

    @Test
    void anOperatorAcknowledges() {
        Reply reply = signedIn("oscar").post(API + "/alarms/threshold-1/acknowledgement", "{\"note\": \"보는 중\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(views.reads).containsExactly("acknowledge Actor[user=oscar, source=127.0.0.1] threshold-1 보는 중");
        assertThat(new Schemas(tree(browser().get(API + "/openapi.json"))).violations("RaisedAlarm", tree(reply)))
                .isEmpty();
        assertThat(code(signedIn("oscar").post(API + "/alarms/other/acknowledgement", "{}")))
                .isEqualTo("alarm-not-found");
    }

    @Test
    void aRuleIsMadeChangedAndRemoved() {
        Browser oscar = signedIn("oscar");
        Schemas schemas = new Schemas(tree(browser().get(API + "/openapi.json")));

        Reply made = oscar.post(RULES, RULE);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(schemas.violations("AlarmRuleDraft", json.mapper().readTree(RULE)))
                .isEmpty();
        assertThat(schemas.violations("AlarmRule", tree(made))).isEmpty();
        assertThat(tree(made).path("over").asString()).isEqualTo("PT5M");
        assertThat(tree(made).path("changedBy").asString()).isEqualTo("oscar");
        String id = tree(made).path("id").asString();

        Reply changed = change(oscar, id, "\"1\"", RULE.replace("5.5", "7"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(tree(changed).path("critical").asDouble()).isEqualTo(7);

        Reply late = change(oscar, id, "\"1\"", RULE);
        assertThat(late.status()).isEqualTo(412);
        assertThat(code(late)).isEqualTo("alarm-rule-changed");
        assertThat(tree(late).path("detail").asString()).contains("version 2", "oscar");
        assertThat(oscar.put(RULES + "/" + id, RULE).status()).isEqualTo(428);
        assertThat(remove(oscar, id, "\"1\"").status()).isEqualTo(412);
        assertThat(remove(oscar, id, "\"2\"").status()).isEqualTo(204);
        assertThat(code(remove(oscar, id, "\"2\""))).isEqualTo("alarm-rule-not-found");
        assertThat(tree(oscar.get(RULES)).path("rules").findValuesAsString("id"))
                .doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name      | \"\"           | invalid-request | name      | missing",
                "metric    | \"unheard-of\" | unknown-metric  | metric    | not-allowed",
                "aggregate | \"sum\"        | invalid-request | aggregate | not-allowed",
                "by        | \"colour\"     | invalid-request | by        | not-allowed",
                "over      | \"PT10S\"      | invalid-request | over      | too-small",
                "over      | \"PT2H\"       | invalid-request | over      | too-large",
                "over      | \"PT35S\"      | invalid-request | over      | not-allowed",
                "critical  | 1              | invalid-request | critical  | not-allowed",
                "enabled   | null           | invalid-request | enabled   | missing",
            })
    void whatIsWrongIsSaid(String field, String value, String code, String wrong, String fieldCode) {
        ObjectNode body = (ObjectNode) json.mapper().readTree(RULE);
        body.set(field, json.mapper().readTree(value));

        Reply reply = signedIn("oscar").post(RULES, body.toString());

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo(code);
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo(wrong);
        assertThat(tree(reply).path("errors").path(0).path("code").asString()).isEqualTo(fieldCode);
    }

    @Test
    void aRuleNeedsALimit() {
        Reply reply = signedIn("oscar").post(RULES, RULE.replace("\"warning\": 2, \"critical\": 5.5, ", ""));

        assertThat(tree(reply).path("errors").path(0).path("code").asString()).isEqualTo("missing");
    }
}
