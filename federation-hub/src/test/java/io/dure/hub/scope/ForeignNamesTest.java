package io.dure.hub.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignNamesTest {
    private static final ForeignNames NAMES = new ForeignNames(List.of("marina", "marina-1", "10.0.1.2", "결제"));

    @ParameterizedTest
    @CsvSource({
        "2 of 3 domains say down, false",
        "marina-1 sees it down, true",
        "on host-of-Marina, true",
        "marina에서 전환, true",
        "submarinas dive, false",
        "10.0.1.2:8443 refused, true",
        "10.0.1.25 refused, false",
        "결제가 멈춤, true",
        "'', false",
    })
    void aNameIsFoundAsAWordHoweverItIsWritten(String text, boolean found) {
        assertThat(NAMES.areIn(text)).isEqualTo(found);
    }
}
