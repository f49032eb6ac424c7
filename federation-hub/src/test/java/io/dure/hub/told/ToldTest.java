package io.dure.hub.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dure.auth.directory.DirectoryAnswer.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToldTest {
    @Test
    void theContractHasEveryKindWithItsAttributes() throws IOException {
        String listed = Arrays.stream(ToldKind.values())
                .map(kind -> "        " + kind.code() + ": [" + String.join(", ", kind.attributes()) + "]")
                .collect(Collectors.joining("\n", "      x-attributes:\n", "\n\n"));
        String named = Arrays.stream(ToldKind.values())
                .map(kind -> "        - " + kind.code())
                .collect(Collectors.joining("\n", "      enum:\n", "\n"));

        assertThat(contract()).contains(named + listed);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonOfADirectoryHasAKind(Reason reason) {
        assertThat(ToldKind.valueOf(reason.name()).attributes()).isEmpty();
    }

    @Test
    void theEnglishSentenceTakesItsAttributes() {
        assertThat(Told.of(ToldKind.STEP, "step", "2", "steps", "5").english()).isEqualTo("step: 2 of 5");
        assertThat(Told.reason("maintenance").with("site", "private").english()).isEqualTo("private: maintenance");
        assertThat(Told.of(ToldKind.PROPOSAL_RETURN, "proposal", "1-2", "reason", "done")
                        .with("answer", "agreed")
                        .english())
                .isEqualTo("proposal 1-2, return: done; agreed");
        assertThat(Told.of(ToldKind.WRONG_PASSWORD).with("said", "data 52e").english())
                .isEqualTo("wrong password (data 52e)");
    }

    @Test
    void whatPeopleWriteIsTakenAsItIs() {
        assertThat(Told.reason("$1 and {reason}\\").english()).isEqualTo("$1 and {reason}\\");
    }

    @Test
    void aKindIsNotToldWithoutItsAttributes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Told.of(ToldKind.WEIGHT));
    }

    @Test
    void aKindOfALaterHubHasNoSentence() {
        assertThat(new Told("of-next-year", Map.of("site", "private")).english())
                .isEmpty();
    }

    private static String contract() throws IOException {
        try (InputStream file = ToldTest.class.getResourceAsStream("/openapi/openapi.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
