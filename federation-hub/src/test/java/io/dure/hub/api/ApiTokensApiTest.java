package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.audit.AuditEntry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiTokensApiTest extends ApiTest {
    private static final String TOKENS = API + "/api-tokens";

    private static String wish(String role, int days) {
        return "{\"name\": \"배포\", \"role\": \"" + role + "\", \"days\": " + days + "}";
    }

    private JsonNode made(Browser owner, String role) {
        Reply reply = owner.post(TOKENS, wish(role, 30));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return tree(reply);
    }

    private Reply ask(String token, String method, String path, String body) {
        Browser program = browser();
        return program.send(program.request(API + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private Reply read(String token, String path) {
        Browser program = browser();
        return program.send(program.request(API + path).header("Authorization", "Bearer " + token));
    }

    @Test
    void aTokenReadsAndActsWithoutCookieOrCsrfHeader() {
        String token = made(signedIn("oscar"), "operator").path("token").asString();

        assertThat(token).startsWith("dure_");
        assertThat(read(token, "/sites").status()).isEqualTo(200);
        assertThat(ask(token, "PUT", "/services/portal/weights", "{\"weights\": {\"private\": 1}, \"reason\": \"x\"}")
                        .status())
                .isEqualTo(200);
        assertThat(hub.acts).singleElement().asString().startsWith("oscar/t-");
    }

    @Test
    void aTokenIsToldOnceAndItsHashNever() {
        Browser oscar = signedIn("oscar");
        JsonNode made = made(oscar, "viewer");

        Reply list = oscar.get(TOKENS);

        assertThat(list.body())
                .contains(made.path("id").asString())
                .doesNotContain(made.path("token").asString())
                .doesNotContain("hash");
        assertThat(hub.audit.getLast()).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("create-api-token");
            assertThat(entry.toString()).doesNotContain(made.path("token").asString());
        });
    }

    @Test
    void aTokenDoesNoMoreThanItsRole() {
        String token = made(signedIn("ada"), "viewer").path("token").asString();

        assertThat(read(token, "/sites").status()).isEqualTo(200);
        assertThat(code(ask(token, "PUT", "/services/portal/mode", "{\"mode\": \"off\", \"reason\": \"x\"}")))
                .isEqualTo("forbidden");
        assertThat(code(read(token, "/sessions"))).isEqualTo("forbidden");
        assertThat(hub.acts).isEmpty();
    }

    @Test
    void nobodyMakesATokenThatMayDoMoreThanThey() {
        Reply reply = signedIn("vera").post(TOKENS, wish("operator", 30));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(code(reply)).isEqualTo("forbidden");
    }

    @Test
    void aTokenBegetsNoToken() {
        String token = made(signedIn("ada"), "administrator").path("token").asString();

        assertThat(code(ask(token, "POST", "/api-tokens", wish("viewer", 1)))).isEqualTo("forbidden");
    }

    @Test
    void anUnknownTokenIsNamedAlsoWhenACookieComesAlong() {
        Browser vera = signedIn("vera");

        Reply reply = vera.send(vera.request(API + "/sites").header("Authorization", "Bearer dure_unknown"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(code(reply)).isEqualTo("invalid-api-token");
        assertThat(vera.get(API + "/sites").status()).isEqualTo(200);
    }

    @Test
    void aCookieWithABearerHeaderOfNobodyForgesNothing() {
        Browser oscar = signedIn("oscar");

        Reply reply = oscar.send(oscar.request(API + "/services/portal/freeze")
                .header("Authorization", "Bearer x")
                .DELETE());

        assertThat(reply.status()).isEqualTo(401);
        assertThat(hub.acts).isEmpty();
    }

    @Test
    void aTokenInTheAddressIsNone() {
        String token = made(signedIn("oscar"), "viewer").path("token").asString();

        assertThat(browser().get(API + "/sites?access_token=" + token).status()).isEqualTo(401);
    }

    @Test
    void tokensOfOthersAreShownToAdministratorsOnly() {
        String id = made(signedIn("oscar"), "viewer").path("id").asString();

        assertThat(signedIn("vera").get(TOKENS).body()).doesNotContain(id);
        assertThat(signedIn("vera").delete(TOKENS + "/" + id).status()).isEqualTo(404);
        assertThat(signedIn("ada").get(TOKENS).body()).contains(id);
        assertThat(signedIn("ada").delete(TOKENS + "/" + id).status()).isEqualTo(204);
        assertThat(hub.audit.getLast())
                .extracting(AuditEntry::actor, AuditEntry::act, AuditEntry::after)
                .containsExactly("ada", "revoke-api-token", id);
    }

    @Test
    void aTokenThatWasTakenBackOrHasEndedIsNone() {
        Browser oscar = signedIn("oscar");
        JsonNode back = made(oscar, "viewer");
        String ended = made(oscar, "viewer").path("token").asString();
        oscar.delete(TOKENS + "/" + back.path("id").asString());

        assertThat(code(read(back.path("token").asString(), "/sites"))).isEqualTo("invalid-api-token");
        assertThat(read(ended, "/sites").status()).isEqualTo(200);
        clock.advance(Duration.ofDays(30));
        assertThat(code(read(ended, "/sites"))).isEqualTo("invalid-api-token");
    }

    @Test
    void whoWasNotConfirmedForAWhileReadsAndActsAgainAfterSigningIn() {
        Browser oscar = signedIn("oscar");
        clock.advance(Duration.ofMinutes(15));
        String freeze = API + "/services/portal/freeze";

        assertThat(oscar.get(API + "/sites").status()).isEqualTo(200);
        assertThat(code(oscar.delete(freeze))).isEqualTo("live-check-needed");
        assertThat(tree(oscar.get(API + "/session")).path("limited").asBoolean())
                .isTrue();
        assertThat(oscar.post(API + "/session", credentials("oscar", "right")).status())
                .isEqualTo(200);
        assertThat(oscar.delete(freeze).status()).isEqualTo(200);
    }

    @Test
    void administratorsSeeWhoIsSignedInAndEndOneSession() {
        Browser ada = signedIn("ada");
        Browser vera = signedIn("vera");
        assertThat(code(vera.get(API + "/sessions"))).isEqualTo("forbidden");

        JsonNode list = tree(ada.get(API + "/sessions"));
        String id = list.path("sessions")
                .valueStream()
                .filter(session -> session.path("user").asString().equals("vera"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();

        assertThat(list.path("held").isNull()).isTrue();
        assertThat(vera.cookie("DURE_SESSION").orElseThrow()).doesNotContain(id);
        assertThat(ada.delete(API + "/sessions/" + id).status()).isEqualTo(204);
        assertThat(vera.get(API + "/sites").status()).isEqualTo(401);
        assertThat(code(ada.delete(API + "/sessions/" + id))).isEqualTo("not-found");
        assertThat(code(ada.post(API + "/sessions/held/release", "{}"))).isEqualTo("nothing-to-do");
    }
}
