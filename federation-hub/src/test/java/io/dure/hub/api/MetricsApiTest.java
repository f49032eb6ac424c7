package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsApiTest extends ApiTest {
    private static final String QUERY = API + "/metrics/query?";

    @Test
    void aQuestionIsReadWithItsScope() {
        hub.reads.clear();

        Reply reply = signedIn("vera")
                .get(QUERY
                        + "metric=transactions&service=portal&outcome=error&entry=probe&by=site,route&aggregate=sum");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(hub.reads)
                .contains("metric transactions SUM [SITE, ROUTE] Scope[service=Optional[portal], site=Optional.empty,"
                        + " instance=Optional.empty, route=Optional.empty, outcome=Optional[error],"
                        + " entry=Optional[probe], label=Optional.empty, bound=Scope[sites=All[], services=All[]]]");
    }

    @Test
    void aLabelNarrowsAGaugeAndNothingElse() {
        assertThat(signedIn("vera")
                        .get(QUERY + "metric=jvm.memory.used&label=heap")
                        .status())
                .isEqualTo(200);
        assertThat(hub.reads).anyMatch(read -> read.contains("label=Optional[heap]"));
        assertThat(signedIn("vera")
                        .get(QUERY + "metric=transactions&label=heap")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void withoutMoreItIsTheLastHourInStepsOfTenSeconds() {
        Reply reply = signedIn("vera").get(QUERY + "metric=users");

        assertThat(tree(reply).path("aggregate").asString()).isEqualTo("distinct");
        assertThat(tree(reply).path("stepMs").asLong()).isEqualTo(10_000);
    }

    @Test
    void aNumberOfPointsGivesTheNarrowestStepAndTheEnvelope() {
        Reply reply = signedIn("vera")
                .get(QUERY + "metric=duration&points=100&from=2026-09-21T00:00:00Z&to=2026-09-21T01:00:00Z");

        assertThat(tree(reply).path("stepMs").asLong()).isEqualTo(60_000);
        assertThat(tree(reply)
                        .path("series")
                        .path(0)
                        .path("points")
                        .path(0)
                        .path("low")
                        .asDouble())
                .isEqualTo(0.125);
    }

    @ParameterizedTest
    @CsvSource({
        "metric=errors&points=9, invalid-request, points, too-small",
        "metric=errors&points=2001, invalid-request, points, too-large",
        "metric=errors&points=many, invalid-request, points, wrong-type",
        "metric=errors&points=100&step=PT1M, invalid-request, points, not-allowed",
        "aggregate=p95, invalid-request, metric, missing",
        "metric=unheard-of, unknown-metric, metric, not-allowed",
        "metric=users&aggregate=p95, invalid-request, aggregate, not-allowed",
        "metric=users&route=x, invalid-request, route, not-allowed",
        "metric=errors&outcome=maybe, invalid-request, outcome, not-allowed",
        "metric=errors&by=colour, invalid-request, by, not-allowed",
        "metric=users&by=route, invalid-request, by, not-allowed",
        "metric=errors&colour=red, invalid-request, colour, unknown-field",
        "metric=errors&step=PT1S, invalid-request, step, too-small",
        "metric=errors&step=PT11S, invalid-request, step, not-allowed",
        "metric=errors&step=soon, invalid-request, step, malformed",
        "metric=errors&from=soon, invalid-window, from, malformed",
        "metric=errors&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, invalid-window, from, not-allowed"
    })
    void whatIsWrongIsSaid(String query, String code, String field, String fieldCode) {
        Reply reply = signedIn("vera").get(QUERY + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo(code);
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(tree(reply).path("errors").path(0).path("code").asString()).isEqualTo(fieldCode);
    }

    @Test
    void tooManySeriesAreRefused() {
        Reply reply = signedIn("vera").get(QUERY + "metric=errors&by=route&service=everything");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo("too-many-series");
    }
}
