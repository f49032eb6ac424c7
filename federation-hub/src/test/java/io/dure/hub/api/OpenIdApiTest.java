package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.audit.AuditEntry;
import io.dure.openid.OpenIdProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in through a real authorization server of another make, in the steps that a browser takes. */
class OpenIdApiTest extends ApiTest {
    private static final ConfigurableApplicationContext PROVIDER = startProvider();

    private static ConfigurableApplicationContext startProvider() {
        SpringApplication provider = new SpringApplication(OpenIdProvider.class);
        return provider.run(
                "--server.port=0", "--spring.grpc.server.enabled=false", "--spring.config.name=openid-provider");
    }

    private static int providerPort() {
        return Integer.parseInt(PROVIDER.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @DynamicPropertySource
    static void openId(DynamicPropertyRegistry properties) throws IOException {
        Path secret = Files.createDirectories(Path.of("target", "api-test")).resolve("openid-secret");
        Files.writeString(secret, OpenIdProvider.CLIENT_SECRET + "\n");
        properties.add("dure.auth.open-id.label", () -> "회사 계정");
        properties.add("dure.auth.open-id.issuer", () -> "http://127.0.0.1:" + providerPort());
        properties.add("dure.auth.open-id.client-id", () -> OpenIdProvider.CLIENT);
        properties.add("dure.auth.open-id.client-secret-file", secret::toString);
        properties.add("dure.auth.open-id.roles[0].group", () -> "dure-operators");
        properties.add("dure.auth.open-id.roles[0].role", () -> "operator");
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.close();
    }

    /** Where the browser is sent to, without the name of the host. */
    private static String target(Reply reply) {
        URI address = URI.create(reply.header("Location"));
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }

    /** The page that the hub sends a browser to. */
    private String question(Browser browser) {
        String begin = tree(browser.get(API + "/session/ways"))
                .path("openId")
                .path("url")
                .asString();
        Reply sent = browser.get(begin);
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        return sent.header("Location");
    }

    /** What the provider sends the browser back with, once the user has signed in there. */
    private static String answer(String question, String user) {
        Browser atProvider = new Browser(providerPort());
        String credentials = Base64.getEncoder().encodeToString((user + ":right").getBytes(StandardCharsets.UTF_8));
        atProvider.send(atProvider.request("/").header("Authorization", "Basic " + credentials));
        URI address = URI.create(question);
        Reply reply = atProvider.get(address.getRawPath() + "?" + address.getRawQuery());
        assertThat(reply.status()).as(reply.body()).isEqualTo(302);
        return target(reply);
    }

    @Test
    void groupsOfTheClaimGiveTheRole() {
        Browser browser = browser();
        String question = question(browser);
        assertThat(question).contains("code_challenge_method=S256").contains("response_type=code");

        Reply back = browser.get(answer(question, "kim"));

        assertThat(back.status()).isEqualTo(302);
        assertThat(target(back)).isEqualTo("/");
        Reply session = browser.get(API + "/session");
        assertThat(tree(session).path("user").asString()).isEqualTo("kim");
        assertThat(tree(session).path("displayName").asString()).isEqualTo("김철수");
        assertThat(tree(session).path("role").asString()).isEqualTo("operator");
        assertThat(hub.audit.getLast()).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("sign-in");
            assertThat(entry.detail()).isEqualTo("openid");
        });
    }

    @Test
    void whoHasNoGroupHasNoRole() {
        Browser browser = browser();

        Reply back = browser.get(answer(question(browser), "lee"));

        assertThat(target(back)).isEqualTo("/sign-in?problem=no-role");
        assertThat(browser.get(API + "/session").status()).isEqualTo(401);
    }

    @Test
    void anAnswerIsTakenOnceAndOnlyFromTheBrowserThatAsked() {
        Browser browser = browser();
        String answer = answer(question(browser), "kim");
        Browser thief = browser();

        assertThat(target(thief.get(answer))).isEqualTo("/sign-in?problem=openid-refused");
        assertThat(thief.get(API + "/session").status()).isEqualTo(401);
        assertThat(target(browser.get(answer))).isEqualTo("/");
        Browser again = browser();
        assertThat(target(again.get(answer))).isEqualTo("/sign-in?problem=openid-refused");
    }

    @Test
    void anAnswerWithAnotherStateIsNone() {
        Browser browser = browser();
        String answer = answer(question(browser), "kim");

        assertThat(target(browser.get(answer.replaceAll("state=[^&]+", "state=forged"))))
                .isEqualTo("/sign-in?problem=openid-refused");
        assertThat(browser.get(API + "/session").status()).isEqualTo(401);
        assertThat(lastAttempt()).isEqualTo("openid: invalid_state_parameter");
    }

    @ParameterizedTest
    @CsvSource({
        OpenIdProvider.WRONG_NONCE + ", invalid_nonce",
        OpenIdProvider.WRONG_ISSUER + ", invalid_id_token",
        OpenIdProvider.WRONG_AUDIENCE + ", invalid_id_token",
        OpenIdProvider.EXPIRED + ", invalid_id_token",
        OpenIdProvider.WRONG_KEY + ", invalid_id_token"
    })
    void aTokenThatIsWrongInOneThingIsNotTaken(String user, String reason) {
        Browser browser = browser();

        Reply back = browser.get(answer(question(browser), user));

        assertThat(target(back)).isEqualTo("/sign-in?problem=openid-refused");
        assertThat(browser.get(API + "/session").status()).isEqualTo(401);
        assertThat(lastAttempt()).isEqualTo("openid: " + reason);
    }

    @Test
    void aProviderThatSaysNoIsNotTakenForAnAnswer() {
        Browser browser = browser();
        String answer = answer(question(browser), "kim");

        String refusal = answer.replaceAll("code=[^&]+", "error=access_denied");

        assertThat(target(browser.get(refusal))).isEqualTo("/sign-in?problem=openid-refused");
        assertThat(lastAttempt()).isEqualTo("openid: access_denied");
    }

    private String lastAttempt() {
        AuditEntry entry = hub.audit.getLast();
        assertThat(entry.act()).isEqualTo("sign-in");
        assertThat(entry.outcome()).isEqualTo("openid-refused");
        return String.valueOf(entry.detail());
    }

    @Test
    void theDirectoryIsStillAWayIn() {
        assertThat(signedIn("vera").get(API + "/sites").status()).isEqualTo(200);
    }
}
