package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbSignInTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"revision\": 7, \"directories\": [{\"name\": \"labs\", \"type\": \"NEWER_KIND\"}], \"rules\": {}}",
                "{\"revision\":7,\"directories\":[",
                "{\"revision\": 7}"
            })
    void whatCannotBeReadIsKeptWithItsRevisionAndSaysNothingOfItself(String text) {
        assertThat(DuckDbSignIn.read(text)).isInstanceOfSatisfying(Kept.Unreadable.class, kept -> {
            assertThat(kept.revision()).isEqualTo(7);
            assertThat(kept.text()).isEqualTo(text);
            assertThat(kept.why()).isNotEmpty().doesNotContain("labs", "NEWER_KIND");
            assertThat(kept).hasToString("Unreadable[7, " + kept.why() + "]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "\"text\"", "[]", "{\"revision\": \"x\"}"})
    void whatIsNoDocumentAtAllIsOfTheFirstRevision(String text) {
        assertThat(DuckDbSignIn.read(text))
                .isInstanceOfSatisfying(
                        Kept.Unreadable.class,
                        kept -> assertThat(kept.revision()).isEqualTo(1));
    }

    @Test
    void whatWasWrittenIsReadable() {
        assertThat(DuckDbSignIn.read(Json.write(SignInDocument.NOTHING)))
                .isEqualTo(new Kept.Known(SignInDocument.NOTHING));
    }
}
