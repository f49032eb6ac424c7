package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ServicesDocumentApiTest extends ApiTest {
    private static final String DOCUMENT = API + "/services.yaml";

    @Autowired
    FakeCatalogue catalogue;

    @BeforeEach
    void onlyThePortal() {
        catalogue.reset();
    }

    private Reply put(Browser browser, String query, String ifMatch, String document) {
        var request = browser.request(DOCUMENT + query).header("Content-Type", "application/yaml");
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return browser.send(browser.withToken(request).PUT(BodyPublishers.ofString(document)));
    }

    private static String tag(Reply reply) {
        return reply.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whatIsExportedIsEqualWhenItIsCompared() {
        Browser vera = signedIn("vera");
        Reply exported = vera.get(DOCUMENT);

        assertThat(exported.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(exported.body()).startsWith("services:\n  - id: portal\n    name: portal.egov.test\n    ttl: 5s\n");

        Reply compared = put(vera, "?dryRun=true&remove=true", "", exported.body());

        assertThat(compared.status()).as(compared.body()).isEqualTo(200);
        assertThat(tree(compared).path("differs").asBoolean()).isFalse();
        assertThat(tree(compared).path("etag").asString()).isEqualTo(tag(exported));
        assertThat(new Schemas(tree(vera.get(API + "/openapi.json"))).violations("ServicesComparison", tree(compared)))
                .isEmpty();
    }

    @Test
    void differencesAreExactAndNothingChanges() {
        Browser vera = signedIn("vera");
        String document = vera.get(DOCUMENT).body().replace("weight: 30", "weight: 40");

        Reply compared = put(vera, "?dryRun=true", "", document);

        assertThat(tree(compared).path("services").path(0).path("action").asString())
                .isEqualTo("change");
        assertThat(tree(compared)
                        .path("services")
                        .path(0)
                        .path("changes")
                        .path(0)
                        .toString())
                .isEqualTo("{\"path\":\"members[private].weight\",\"from\":\"30\",\"to\":\"40\"}");
        assertThat(catalogue.lastActor).isEmpty();
    }

    @Test
    void anAdministratorAppliesToWhatHeHasSeen() {
        Browser ada = signedIn("ada");
        Reply exported = ada.get(DOCUMENT);
        String document = exported.body().replace("weight: 30", "weight: 40");

        Reply applied = put(ada, "?reason=more%20servers", tag(exported), document);
        Reply late = put(ada, "", tag(exported), document);

        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(tree(applied).path("applied").asBoolean()).isTrue();
        assertThat(tag(applied))
                .isEqualTo(tree(applied).path("etag").asString())
                .isNotEqualTo(tag(exported));
        assertThat(late.status()).isEqualTo(412);
        assertThat(code(late)).isEqualTo("services-changed");
        assertThat(put(ada, "", "*", document).status()).isEqualTo(200);
    }

    @Test
    void nobodyElseApplies() {
        Reply reply = put(signedIn("oscar"), "", "*", "services: []");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(catalogue.lastActor).isEmpty();
        assertThat(put(browser(), "?dryRun=true", "", "services: []").status()).isIn(401, 403);
    }

    @Test
    void whoDoesNotSayWhatHeHasSeenIsAskedFor() {
        Reply reply = put(signedIn("ada"), "", "", "services: []");

        assertThat(reply.status()).isEqualTo(428);
        assertThat(code(reply)).isEqualTo("precondition-required");
    }

    @Test
    void mistakesAreNamedWithTheirLine() {
        Reply reply =
                put(signedIn("vera"), "?dryRun=true", "", "services:\n  - id: portal\n    nmae: portal.egov.test\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo("invalid-services");
        assertThat(tree(reply).path("errors")).anySatisfy(error -> {
            assertThat(error.path("field").asString()).isEqualTo("services[0].nmae");
            assertThat(error.path("code").asString()).isEqualTo("unknown-field");
            assertThat(error.path("message").asString()).startsWith("line 3: is not a known key");
        });
    }

    @Test
    void aRefusalIsToldPerServiceAndHoldsTheWholeBack() {
        Browser ada = signedIn("ada");
        String document = ada.get(DOCUMENT)
                .body()
                .replace("id: portal", "id: refused")
                .replace("name: portal.egov.test", "name: refused.egov.test");

        Reply compared = put(ada, "?dryRun=true", "", document);
        Reply applied = put(ada, "", "*", document);

        assertThat(tree(compared)
                        .path("services")
                        .path(1)
                        .path("refusal")
                        .path("code")
                        .asString())
                .isEqualTo("frozen");
        assertThat(applied.status()).isEqualTo(409);
        assertThat(code(applied)).isEqualTo("frozen");
        assertThat(tree(applied).path("errors").path(0).path("field").asString())
                .isEqualTo("services.refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"services: [", "&a [*a]", "a: &x [*x, *x]", "services: {a: b}", "- 1", "!!java.net.URL [x]"})
    void whatIsNoDocumentOfServicesIsRefused(String document) {
        Reply reply = put(signedIn("vera"), "?dryRun=true", "", document);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo("invalid-services");
    }

    @Test
    void jsonIsNotReadHere() {
        assertThat(code(signedIn("ada").put(DOCUMENT + "?dryRun=true", "{}"))).isEqualTo("unsupported-media-type");
    }
}
