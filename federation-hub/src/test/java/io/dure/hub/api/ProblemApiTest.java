package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.steering.CommandResult;
import io.dure.hub.steering.Rejection;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ProblemApiTest extends ApiTest {
    private static final String WEIGHTS = API + "/services/portal/weights";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PUT | weights | {\"weights\": {\"private\": 1}, \"reason\":                | malformed-json  |                  | ",
                "PUT | weights | not json                                             | malformed-json  |                  | ",
                "PUT | weights | ~~                                                   | malformed-json  |                  | ",
                "PUT | weights | null                                                 | malformed-json  |                  | ",
                "PUT | weights | []                                                   | invalid-request | body             | wrong-type",
                "PUT | weights | {\"weights\": {\"private\": 1}, \"reason\": \"x\"} {}      | invalid-request | body             | wrong-type",
                "PUT | weights | {\"weights\": {\"private\": 1, \"private\": 2}, \"reason\": \"x\"} | malformed-json | | ",
                "PUT | weights | {}                                                   | invalid-request | reason           | missing",
                "PUT | weights | {\"weights\": {}, \"reason\": \"x\"}                  | invalid-request | weights          | missing",
                "PUT | weights | {\"weights\": {\"private\": 1}, \"reason\": \" \"}       | invalid-request | reason           | missing",
                "PUT | weights | {\"weights\": {\"private\": 1}, \"reason\": 5}         | invalid-request | reason           | wrong-type",
                "PUT | weights | {\"weights\": {\"private\": 1}, \"reason\": \"x\", \"force\": true} | invalid-request | force  | unknown-field",
                "PUT | weights | {\"weights\": {\"private\": -1}, \"reason\": \"x\"}      | invalid-weight  | weights.private  | too-small",
                "PUT | weights | {\"weights\": {\"private\": 256}, \"reason\": \"x\"}   | invalid-weight  | weights.private  | too-large",
                "PUT | weights | {\"weights\": {\"private\": null}, \"reason\": \"x\"}    | invalid-weight  | weights.private  | missing",
                "PUT | weights | {\"weights\": {\"private\": \"5\"}, \"reason\": \"x\"}   | invalid-weight  | weights.private  | ",
                "PUT | weights | {\"weights\": {\"private\": 1.5}, \"reason\": \"x\"}     | invalid-weight  | weights.private  | ",
                "PUT | weights | {\"weights\": {\"private\": 99999999999}, \"reason\": \"x\"} | invalid-weight | weights.private | too-large",
                "PUT | weights | {\"weights\": [1], \"reason\": \"x\"}                 | invalid-request | weights          | wrong-type",
                "PUT | weights | {\"weights\": {\"private\": 1}, \"reason\": \"x\", \"expected\": {\"epoch\": -1, \"revision\": 0}} | invalid-request | expected | ",
                "PUT | mode    | {\"mode\": \"sometimes\", \"reason\": \"x\"}            | invalid-request | mode             | not-allowed",
                "PUT | mode    | {\"mode\": 1, \"reason\": \"x\"}                      | invalid-request | mode             | ",
                "PUT | mode    | {\"reason\": \"x\"}                                   | invalid-request | mode             | missing",
                "PUT | freeze  | {\"until\": \"tomorrow\", \"reason\": \"x\"}            | invalid-request | until            | malformed",
                "PUT | freeze  | {\"reason\": \"x\"}                                   | invalid-request | until            | missing",
                "POST | approval | {\"site\": \"private\", \"kind\": \"evacuate\", \"decision\": \"maybe\", \"reason\": \"x\"} | invalid-request | decision | not-allowed",
                "POST | override | {\"site\": \"\", \"action\": \"evacuate\", \"reason\": \"x\"} | invalid-request | site | missing",
                "POST | override | {\"site\": \"private\", \"action\": \"EVACUATE\", \"reason\": \"x\"} | invalid-request | action | not-allowed",
            })
    void wrongBodyIsNamed(String method, String path, String body, String code, String field, String fieldCode) {
        Reply reply = signedIn("oscar").send(method, API + "/services/portal/" + path, body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertProblem(reply, code);
        if (field != null) {
            assertThat(tree(reply).path("errors")).as(reply.body()).anySatisfy(error -> {
                assertThat(error.path("field").asString()).isEqualTo(field);
                if (fieldCode != null) {
                    assertThat(error.path("code").asString()).isEqualTo(fieldCode);
                }
            });
        }
        assertThat(hub.acts).isEmpty();
    }

    @Test
    void aPasswordWithTooFewLettersIsTooShort() {
        Reply reply = signedIn("oscar")
                .put(
                        API + "/session/password",
                        "{\"username\": \"administrator\", \"password\": \"once\", \"newPassword\": \"short\"}");

        assertProblem(reply, "invalid-request");
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo("newPassword");
        assertThat(tree(reply).path("errors").path(0).path("code").asString()).isEqualTo("too-short");
    }

    @Test
    void tooLongReasonIsNamed() {
        Reply reply = signedIn("oscar")
                .put(API + "/services/portal/mode", "{\"mode\": \"off\", \"reason\": \"" + "x".repeat(501) + "\"}");

        assertProblem(reply, "invalid-request");
        assertThat(tree(reply).path("errors").path(0).path("code").asString()).isEqualTo("too-long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/incidents?limit=0                                 | invalid-request | limit  | too-small",
                "/incidents?limit=501                               | invalid-request | limit  | too-large",
                "/incidents?limit=many                              | invalid-request | limit  | wrong-type",
                "/audit?limit=0                                     | invalid-request | limit  | too-small",
                "/audit?before=x                                    | invalid-request | before | wrong-type",
                "/audit?before=-1                                   | invalid-request | before | too-small",
                "/instances?hidden=perhaps                          | invalid-request | hidden | wrong-type",
                "/services/portal/split?window=60                   | invalid-window  | window | ",
                "/services/portal/split?window=PT1S                 | invalid-window  | window | ",
                "/services/portal/split?window=PT25H                | invalid-window  | window | ",
                "/services/portal/split?from=2026-09-21T04:05:00Z   | invalid-window  | to     | ",
                "/services/portal/split?from=x&to=2026-09-21T04:05:00Z | invalid-window | from | ",
                "/services/portal/split?from=2026-09-21T04:05:00Z&to=2026-09-21T04:04:00Z | invalid-window | to | ",
            })
    void wrongParameterIsNamed(String path, String code, String field, String fieldCode) {
        Reply reply = signedIn("vera").get(API + path);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertProblem(reply, code);
        JsonNode error = tree(reply).path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        if (fieldCode != null) {
            assertThat(error.path("code").asString()).isEqualTo(fieldCode);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/services/unknown, service-not-found",
        "/services/unknown/split, service-not-found",
        "/incidents/unknown, incident-not-found",
        "/unknown, not-found",
        "/services/portal/unknown, not-found"
    })
    void unknownThingIsNotFound(String path, String code) {
        Reply reply = signedIn("vera").get(API + path);

        assertThat(reply.status()).isEqualTo(404);
        assertProblem(reply, code);
    }

    @Test
    void wrongMethodIsNamedWithTheRightOnes() {
        Reply reply = signedIn("oscar").post(API + "/sites", "{}");

        assertThat(reply.status()).isEqualTo(405);
        assertProblem(reply, "method-not-allowed");
        assertThat(reply.header("Allow")).contains("GET");
    }

    @Test
    void wrongMediaTypeIsNamed() {
        Browser browser = signedIn("oscar");

        Reply reply = browser.send(browser.withToken(browser.request(WEIGHTS))
                .header("Content-Type", "text/xml")
                .PUT(BodyPublishers.ofString("<weights/>")));

        assertThat(reply.status()).isEqualTo(415);
        assertProblem(reply, "unsupported-media-type");
    }

    @Test
    void formatThatCannotBeGivenIsNamed() {
        Browser browser = signedIn("oscar");

        Reply reply = browser.send(browser.request(API + "/sites").header("Accept", "application/pdf"));

        assertThat(reply.status()).isEqualTo(406);
        assertProblem(reply, "not-acceptable");
    }

    @Test
    void largeBodyIsRefusedUnread() {
        Reply reply = signedIn("oscar").put(WEIGHTS, " ".repeat(65 * 1024));

        assertThat(reply.status()).isEqualTo(413);
        assertProblem(reply, "payload-too-large");
    }

    @Test
    void bodyOfUnknownLengthIsRefusedUnread() {
        Browser browser = signedIn("oscar");

        Reply reply = browser.send(browser.withToken(browser.request(WEIGHTS))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10]))));

        assertThat(reply.status()).isEqualTo(411);
        assertProblem(reply, "length-required");
    }

    @ParameterizedTest
    @EnumSource(Rejection.class)
    void refusedActSaysWhy(Rejection rejection) {
        hub.answer = new CommandResult.Rejected(rejection, "for the test", "weights.private");

        Reply reply = signedIn("oscar").put(WEIGHTS, "{\"weights\": {\"private\": 1}, \"reason\": \"x\"}");

        assertThat(reply.status())
                .isEqualTo(
                        switch (rejection.kind()) {
                            case BAD_INPUT -> 400;
                            case NOT_FOUND -> 404;
                            case CONFLICT -> 409;
                        });
        assertProblem(reply, rejection.code());
        assertThat(tree(reply).path("detail").asString()).isEqualTo("for the test");
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo("weights.private");
    }

    @Test
    void failureOfTheHubLeaksNothing() {
        hub.failure = new IllegalStateException("secret of the store");

        Reply reply = signedIn("vera").get(API + "/sites");

        assertThat(reply.status()).isEqualTo(500);
        assertProblem(reply, "internal-error");
        assertThat(reply.body()).doesNotContain("secret", "Exception", "java");
    }

    @Test
    void urlThatTheFirewallRefusesGetsAProblemToo() {
        Reply reply = signedIn("vera").get(API + "/services/a%2F%2Fb;c=d");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).doesNotContain("Exception", "springframework");
    }

    private void assertProblem(Reply reply, String code) {
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(code(reply)).as(reply.body()).isEqualTo(code);
        assertThat(tree(reply).path("type").asString()).isEqualTo("urn:dure:problem:" + code);
        assertThat(tree(reply).path("status").asInt()).isEqualTo(reply.status());
        assertThat(reply.body()).doesNotContain("Exception", "io.dure", "java.");
    }
}
