package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of one service on two sites is for who is held to one of them. */
class ScopeApiTest extends ApiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services/portal",
                "/services/portal/split",
                "/drills",
                "/drills/drill-portal-private-2",
                "/drills/comparison?ids=drill-portal-private-2,drill-portal-private-3",
                "/instances",
                "/ledger",
                "/board?metric=users",
                "/heatmap",
                "/metrics/query?metric=transactions",
                "/alarms",
                "/sites"
            })
    void theOtherSiteIsNotInTheAnswer(String path) {
        assertThat(signedIn("ada").get(API + path).body()).contains("\"public");

        Reply reply = signedIn("paul").get(API + path);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("public");
    }

    @Test
    void answersThatAreCutAreStillAsTheContractSays() {
        Schemas schemas = new Schemas(tree(browser().get(API + "/openapi.json")));
        Browser paul = signedIn("paul");

        assertThat(schemas.violations("ServiceDetail", tree(paul.get(API + "/services/portal"))))
                .isEmpty();
        assertThat(schemas.violations("Split", tree(paul.get(API + "/services/portal/split"))))
                .isEmpty();
        assertThat(schemas.violations("Overview", tree(paul.get(API + "/sites"))))
                .isEmpty();
        assertThat(schemas.violations("Ledger", tree(signedIn("ines").get(API + "/ledger"))))
                .isEmpty();
        assertThat(schemas.violations("Incident", tree(paul.get(API + "/incidents/portal-1"))))
                .isEmpty();
        assertThat(schemas.violations("Drill", tree(paul.get(API + "/drills/drill-portal-private-2"))))
                .isEmpty();
        assertThat(schemas.violations("AlarmList", tree(paul.get(API + "/alarms"))))
                .isEmpty();
        assertThat(schemas.violations("Session", tree(paul.get(API + "/session"))))
                .isEmpty();
    }

    @Test
    void aSessionSaysWhereItsRoleHolds() {
        assertThat(tree(signedIn("paul").get(API + "/session")).path("sites").toString())
                .isEqualTo("[\"private\"]");
        assertThat(tree(signedIn("ines").get(API + "/session")).path("services").toString())
                .isEqualTo("[\"portal\"]");
        assertThat(tree(signedIn("ada").get(API + "/session")).path("sites").isNull())
                .isTrue();
    }

    @Test
    void actsOnPartOfAServiceAreRefusedBeforeAnythingIsDone() {
        for (String user : List.of("paul", "otto")) {
            Reply reply = signedIn(user)
                    .put(API + "/services/portal/weights", "{\"weights\": {\"private\": 50}, \"reason\": \"x\"}");

            assertThat(code(reply)).isIn("out-of-scope", "service-not-found");
        }
        assertThat(hub.acts).isEmpty();
    }

    @Test
    void rulesAreMadeWithinTheScope() {
        String rule = """
                {"name": "At home", "metric": "duration", "aggregate": "p95", "scope": {"site": "%s"}, "by": "instance",
                 "over": "PT1M", "direction": "above", "critical": 2.5, "enabled": false}""";

        assertThat(signedIn("paul")
                        .post(API + "/alarms/rules", rule.formatted("private"))
                        .status())
                .isEqualTo(201);
        assertThat(code(signedIn("paul").post(API + "/alarms/rules", rule.formatted("public"))))
                .isEqualTo("out-of-scope");
    }
}
