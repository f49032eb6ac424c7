package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.trust.Issuance;
import io.dure.hub.trust.Registrar;
import io.dure.protocol.trust.Certificates;
import io.dure.protocol.trust.SigningRequest;
import io.dure.protocol.trust.TokenText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TrustApiTest extends ApiTest {
    private static final String ENROLMENTS = API + "/enrolments";
    private static final String CREDENTIALS = API + "/credentials";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Registrar registrar;

    private JsonNode made(Browser administrator, String name) {
        Reply reply = administrator.post(ENROLMENTS, "{\"name\": \"" + name + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return tree(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /enrolments",
        "POST, /enrolments",
        "DELETE, /enrolments/x",
        "GET, /credentials",
        "DELETE, /credentials/x"
    })
    void onlyAnAdministratorHasAHandInIt(String method, String path) {
        Reply reply = signedIn("oscar").send(method, API + path, "{}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(code(reply)).isEqualTo("forbidden");
    }

    @Test
    void aTokenIsToldOnceAndSaysByWhatTheHubIsTrusted() {
        Browser ada = signedIn("ada");

        JsonNode made = made(ada, "private-1");

        assertThat(TokenText.parse(made.path("token").asString()).pin()).isPresent();
        assertThat(made.path("kind").asString()).isEqualTo("collector");
        assertThat(made.path("site").asString()).isEqualTo("private");
        Reply list = ada.get(ENROLMENTS);
        assertThat(list.body())
                .contains(made.path("id").asString())
                .doesNotContain(TokenText.parse(made.path("token").asString()).secret())
                .doesNotContain("hash");
        assertThat(hub.audit.getLast().act()).isEqualTo("create-enrolment");
        assertThat(hub.audit.getLast().actor()).isEqualTo("ada");
    }

    @Test
    void aCollectorThatTheHubsFileDoesNotNameGetsNone() {
        Reply reply = signedIn("ada").post(ENROLMENTS, "{\"name\": \"stranger-1\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo("invalid-request");
    }

    @Test
    void aTokenForAgentsIsForASiteOfTheHubsFile() {
        Browser ada = signedIn("ada");

        Reply made = ada.post(ENROLMENTS, "{\"site\": \"private\", \"agents\": 3}");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(tree(made).path("kind").asString()).isEqualTo("agent");
        for (String wrong : List.of(
                "{\"site\": \"elsewhere\"}",
                "{\"site\": \"private\", \"name\": \"private-1\"}",
                "{\"name\": \"private-1\", \"agents\": 3}",
                "{}")) {
            assertThat(ada.post(ENROLMENTS, wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void aTokenThatWasTakenBackEnrolsNobody() {
        Browser ada = signedIn("ada");
        JsonNode made = made(ada, "witness-1");

        assertThat(ada.send("DELETE", ENROLMENTS + "/" + made.path("id").asString(), "")
                        .status())
                .isEqualTo(204);

        assertThat(registrar.enrol(
                        made.path("token").asString(), SigningRequest.of(Certificates.newKey()), "127.0.0.1"))
                .isInstanceOf(Issuance.Refused.class);
        assertThat(ada.send("DELETE", ENROLMENTS + "/e-unheard-of", "").status())
                .isEqualTo(404);
    }

    @Test
    void aCertificateIsListedAndRevoked() {
        Browser ada = signedIn("ada");
        JsonNode made = made(ada, "public-1");
        registrar.enrol(made.path("token").asString(), SigningRequest.of(Certificates.newKey()), "127.0.0.1");

        JsonNode listed = tree(ada.get(CREDENTIALS));
        JsonNode mine = listed.path("credentials").path(0);

        Schemas schemas = new Schemas(tree(browser().get(API + "/openapi.json")));
        assertThat(schemas.violations("CredentialList", listed)).isEmpty();
        assertThat(schemas.violations("EnrolmentList", tree(ada.get(ENROLMENTS))))
                .isEmpty();
        assertThat(mine.path("name").asString()).isEqualTo("public-1");
        assertThat(mine.path("origin").asString()).isEqualTo(made.path("id").asString());
        assertThat(listed.path("total").asInt())
                .isEqualTo(listed.path("credentials").size());
        for (String none : List.of("?kind=witness", "?site=private", "?name=public-9")) {
            assertThat(tree(ada.get(CREDENTIALS + none)).path("total").asInt())
                    .as(none)
                    .isZero();
        }
        assertThat(tree(ada.get(CREDENTIALS + "?kind=collector&site=public&name=lic-1&limit=1"))
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(ada.get(CREDENTIALS + "?limit=0").status()).isEqualTo(400);
        assertThat(ada.get(CREDENTIALS + "?kind=somebody").status()).isEqualTo(400);
        String id = mine.path("id").asString();
        assertThat(ada.send("DELETE", CREDENTIALS + "/" + id, "").status()).isEqualTo(204);
        assertThat(tree(ada.get(CREDENTIALS))
                        .path("credentials")
                        .path(0)
                        .path("revokedAt")
                        .asString())
                .isNotEmpty();
        assertThat(ada.send("DELETE", CREDENTIALS + "/c-unheard-of", "").status())
                .isEqualTo(404);
    }
}
