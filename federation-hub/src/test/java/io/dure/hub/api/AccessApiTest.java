package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessApiTest extends ApiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sites",
                "/services",
                "/services/portal",
                "/services/portal/split",
                "/instances",
                "/incidents",
                "/incidents/portal-1",
                "/services/portal/proposals",
                "/drills",
                "/drills/comparison?ids=a,b",
                "/audit",
                "/metrics/query?metric=users",
                "/heatmap",
                "/board?metric=users",
                "/alarms",
                "/alarms/rules",
                "/live",
                "/unknown"
            })
    void readingNeedsASession(String path) {
        Reply reply = browser().get(API + path);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(code(reply)).isEqualTo("not-signed-in");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /services/portal/weights",
        "POST, /services/portal/weights/preview",
        "PUT, /services/portal/mode",
        "PUT, /services/portal/freeze",
        "DELETE, /services/portal/freeze",
        "POST, /services/portal/approval",
        "POST, /services/portal/override",
        "POST, /services/portal/proposals/3-1/decision",
        "DELETE, /services/portal/proposals/3-1",
        "POST, /services/portal/drills",
        "POST, /drills/drill-portal-private-3/abort",
        "POST, /alarms/x/acknowledgement",
        "POST, /alarms/rules",
        "PUT, /alarms/rules/x",
        "DELETE, /alarms/rules/x"
    })
    void actingNeedsASessionAndTheRoleOperator(String method, String path) {
        Browser stranger = browser();
        assertThat(code(stranger.send(method, API + path, "{}"))).isEqualTo("not-signed-in");
        stranger.get(API + "/session");
        assertThat(code(stranger.send(method, API + path, "{}"))).isEqualTo("not-signed-in");

        Reply viewer = signedIn("vera").send(method, API + path, "{}");

        assertThat(viewer.status()).isEqualTo(403);
        assertThat(code(viewer)).isEqualTo("forbidden");
        assertThat(hub.acts).isEmpty();
    }

    @Test
    void actingNeedsTheCsrfHeader() {
        Browser browser = signedIn("oscar");

        Reply reply =
                browser.send(browser.request(API + "/services/portal/freeze").DELETE());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(code(reply)).isEqualTo("invalid-csrf-token");
        assertThat(hub.acts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/openapi.json", "/actuator/health", "/", "/assets/app-0123abcd.js"})
    void someThingsAreOpen(String path) {
        assertThat(browser().get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/beans", "/actuator/metrics"})
    void nothingElseOfTheActuatorIsThere(String path) {
        assertThat(browser().get(path).status()).isEqualTo(401);
        assertThat(signedIn("ada").get(path).status()).isEqualTo(403);
    }

    @Test
    void healthSaysNothingButItsStatus() {
        assertThat(tree(browser().get("/actuator/health")).propertyNames()).isSubsetOf(List.of("status", "groups"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/session", "/api/v1/sites"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Reply reply = browser().get(path);

        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Permissions-Policy")).isNotEmpty();
        assertThat(reply.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void answersOfTheApiAreNotCached() {
        assertThat(signedIn("vera").get(API + "/sites").header("Cache-Control")).contains("no-store");
    }
}
