package io.dure.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesApiTest extends ApiTest {
    private static final String NOTICES = API + "/notices";

    @Test
    void channelsAreShownAsTheContractSays() {
        Browser vera = signedIn("vera");
        Schemas schemas = new Schemas(tree(vera.get(API + "/openapi.json")));

        assertThat(schemas.violations("NoticeList", tree(vera.get(NOTICES)))).isEmpty();
        assertThat(schemas.violations("NoticeResult", tree(signedIn("oscar").post(NOTICES + "/chat/test", ""))))
                .isEmpty();
    }

    @Test
    void aTestIsAuditedWithItsOutcome() {
        signedIn("oscar").post(NOTICES + "/chat/test", "");

        assertThat(hub.audit.getLast()).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("test-notice");
            assertThat(entry.actor()).isEqualTo("oscar");
            assertThat(entry.detail()).isEqualTo("chat: failed");
        });
    }

    @ParameterizedTest
    @CsvSource({"oscar, pager, notice-channel-not-found", "oscar, busy, notice-test-running", "vera, chat, forbidden"})
    void whatCannotBeTestedIsSaid(String user, String channel, String code) {
        assertThat(code(signedIn(user).post(NOTICES + "/" + channel + "/test", "")))
                .isEqualTo(code);
    }
}
