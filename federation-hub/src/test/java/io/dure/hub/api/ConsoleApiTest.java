package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleApiTest extends ApiTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/overview", "/services/portal", "/incidents/portal-1"})
    void pathsOfTheConsoleGetItsPageWhichIsAskedForEachTime(String path) {
        Reply reply = browser().get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.body()).contains("console of the tests");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void filesWithAHashInTheirNameAreKeptForEver() {
        Reply reply = browser().get("/assets/app-0123abcd.js");

        assertThat(reply.header("Content-Type")).contains("javascript");
        assertThat(reply.header("Cache-Control")).contains("max-age=31536000").contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/app-9999.js", "/missing.png", "/assets/missing"})
    void missingFileIsNotAPage(String path) {
        Reply reply = browser().get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(code(reply)).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..%2fapplication.yaml", "/assets/..%2f..%2fapplication.yaml", "/%2e%2e/application.yaml"})
    void nothingOutsideTheConsoleIsServed(String path) {
        assertThat(browser().get(path).status()).isBetween(400, 404);
        assertThat(browser().get(path).body()).doesNotContain("federation-hub");
    }
}
