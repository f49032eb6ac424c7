package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ViewsApiTest extends ApiTest {
    @Autowired
    private FakeViews views;

    @BeforeEach
    void forgetWhatWasRead() {
        views.reads.clear();
    }

    @Test
    void aMapIsAskedForWithItsRangeAndSize() {
        Reply reply = signedIn("vera")
                .get(API + "/heatmap?service=portal&columns=100&detail=3"
                        + "&from=2026-09-21T00:00:00Z&to=2026-09-21T01:00:00Z");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(views.reads)
                .containsExactly("heatmap 100 3 portal TimeRange[from=2026-09-21T00:00:00Z, to=2026-09-21T01:00:00Z]");
        assertThat(tree(reply).path("ok").path(0).path(2).asInt()).isEqualTo(12);
    }

    @Test
    void aBoardIsAskedForByMetricAndItsUsualAggregate() {
        signedIn("vera").get(API + "/board?metric=duration&hidden=true");
        signedIn("vera").get(API + "/board?metric=duration&aggregate=max-bucket");

        assertThat(views.reads).containsExactly("board duration P95 true", "board duration MAX_BUCKET false");
    }

    @ParameterizedTest
    @CsvSource({
        "/heatmap?columns=9, invalid-request, columns",
        "/heatmap?columns=2001, invalid-request, columns",
        "/heatmap?detail=-1, invalid-request, detail",
        "/heatmap?from=soon, invalid-window, from",
        "/heatmap?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, invalid-window, from",
        "/board, invalid-request, metric",
        "/board?metric=unheard-of, unknown-metric, metric",
        "/board?metric=users&aggregate=p95, invalid-request, aggregate",
    })
    void whatIsWrongIsSaid(String path, String code, String field) {
        Reply reply = signedIn("vera").get(API + path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(code(reply)).isEqualTo(code);
        assertThat(tree(reply).path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void largeAnswersAreCompressedForWhoCanReadThem() {
        Browser browser = signedIn("vera");

        Reply compressed = browser.send(browser.request(API + "/openapi.json").header("Accept-Encoding", "gzip"));
        Reply small = browser.send(browser.request(API + "/session").header("Accept-Encoding", "gzip"));

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("Vary")).containsIgnoringCase("accept-encoding");
        assertThat(small.header("Content-Encoding")).isEmpty();
        assertThat(browser.get(API + "/openapi.json").header("Content-Encoding"))
                .isEmpty();
    }
}
