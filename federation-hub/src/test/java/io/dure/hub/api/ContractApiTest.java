package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class ContractApiTest extends ApiTest {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void contractAndControllersNameTheSameOperations() {
        Set<String> written = new TreeSet<>();
        contract()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> written.add(method.toUpperCase(Locale.ROOT) + " " + API + path.getKey())));

        assertThat(served()).isEqualTo(written);
    }

    @Test
    void everyOperationHasAnIdAndSaysWhatItAnswers() {
        contract()
                .path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> {
                            assertThat(operation.getValue().path("operationId").asString())
                                    .isNotEmpty();
                            assertThat(operation.getValue().path("responses").has("default"))
                                    .isTrue();
                        }));
    }

    @Test
    void contractListsAllCodes() {
        assertThat(words("ProblemCode"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::word)
                        .toList());
        assertThat(words("FieldErrorCode"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FieldError.Code.values())
                        .map(code -> code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/session, Session",
        "/session/ways, SignInWays",
        "/api-tokens, ApiTokenList",
        "/sites, Overview",
        "/services, ServiceList",
        "/services/portal, ServiceDetail",
        "/services/portal/split, Split",
        "/services/portal/providers, ServiceProviders",
        "/services/unknown/providers, Problem",
        "/instances, InstanceList",
        "/instances?q=was-07%20portal&hidden=true, InstanceList",
        "/instances/life?site=private&service=portal&instance=a:1&startedAt=2026-09-21T04:05:06.700Z, InstanceLife",
        "/instances/life?site=private&service=portal&instance=nobody, Problem",
        "/instances/life?site=private, Problem",
        "/ledger, Ledger",
        "/ledger?service=portal&site=private&limit=1, Ledger",
        "/ledger?limit=-1, Problem",
        "/metrics, MetricList",
        "/metrics/query?metric=duration, MetricAnswer",
        "/metrics/query?metric=duration&points=100, MetricAnswer",
        "/metrics/query?metric=unheard-of, Problem",
        "/heatmap?detail=3&columns=100&service=portal, Heatmap",
        "/heatmap?detail=4, Problem",
        "/board?metric=duration, Board",
        "/board, Problem",
        "/alarms, AlarmList",
        "/alarms/rules, AlarmRuleList",
        "/incidents, IncidentList",
        "/services/portal/proposals, ProposalList",
        "/drills, DrillList",
        "/drills/drill-portal-private-2, Drill",
        "/drills/unheard-of, Problem",
        "/drills/comparison?ids=drill-portal-private-2&ids=drill-portal-private-3, DrillComparison",
        "/drills/comparison?ids=drill-portal-private-2, Problem",
        "/incidents/portal-1, Incident",
        "/audit, AuditPage",
        "/services/unknown, Problem",
        "/incidents?limit=0, Problem"
    })
    void answersAreAsTheContractSays(String path, String schema) {
        Reply reply = signedIn("vera").get(API + path);

        assertThat(schemas().violations(schema, tree(reply))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | weights         | {\"weights\": {\"private\": 50}, \"reason\": \"x\"} | WeightsChange | ServiceDetail",
                "POST | weights/preview | {\"weights\": {\"private\": 50}, \"reason\": \"x\"} | WeightsChange | WeightsPreview",
                "PUT  | mode            | {\"mode\": \"off\", \"reason\": \"x\"} | ModeChange | ServiceDetail",
                "POST | providers/cloud/repair | {\"reason\": \"x\"} | RepairOrder | ServiceDetail",
                "PUT  | weights         | {\"weights\": {\"private\": -1}, \"reason\": \"x\"} | - | Problem",
                "POST | override        | {\"site\": \"private\", \"action\": \"evacuate\", \"until\": \"2026-09-21T06:00:00.000Z\", \"reason\": \"x\"} | Override | ServiceDetail",
                "POST | drills          | {\"site\": \"private\", \"limits\": {\"errorRate\": 0.05, \"p95Ms\": 800}, \"stayMs\": 0, \"reason\": \"x\"} | DrillStart | Drill",
                "POST | drills          | {\"site\": \"private\", \"limits\": {\"errorRate\": 0, \"p95Ms\": 800}, \"reason\": \"x\"} | - | Problem",
            })
    void actsAreAsTheContractSays(String method, String path, String body, String request, String answer) {
        Reply reply = signedIn("oscar").send(method, API + "/services/portal/" + path, body);

        if (!request.equals("-")) {
            assertThat(schemas().violations(request, json.mapper().readTree(body)))
                    .isEmpty();
        }
        assertThat(schemas().violations(answer, tree(reply))).isEmpty();
    }

    @Test
    void validatorItselfFindsViolations() {
        JsonNode wrong = json.mapper()
                .readTree("{\"user\": 5, \"role\": \"king\", \"expiresAt\": \"soon\", \"password\": \"x\"}");

        assertThat(schemas().violations("Session", wrong))
                .anyMatch(violation -> violation.contains("displayName"))
                .anyMatch(violation -> violation.contains("user"))
                .anyMatch(violation -> violation.contains("king"))
                .anyMatch(violation -> violation.contains("soon"))
                .anyMatch(violation -> violation.contains("password"));
    }

    private Schemas schemas() {
        return new Schemas(contract());
    }

    private JsonNode contract() {
        Reply reply = browser().get(API + "/openapi.json");
        assertThat(reply.status()).isEqualTo(200);
        return tree(reply);
    }

    private List<String> words(String schema) {
        return contract()
                .path("components")
                .path("schemas")
                .path(schema)
                .path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api"))
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method + " " + pattern))));
        return served;
    }
}
