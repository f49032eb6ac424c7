package io.dure.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void aVisitNeedsNone() {
        Arguments arguments = Arguments.parse(List.of());

        assertThat(arguments.data()).isEqualTo(Path.of(".dure/demo"));
        assertThat(arguments.scenario()).isEmpty();
        assertThat(arguments.json()).isFalse();
    }

    @Test
    void aScenarioMayBeSeeded() {
        Arguments arguments = Arguments.parse(List.of("--scenario", "split", "--json", "--seed", "42", "--data", "d"));

        assertThat(arguments.scenario()).contains("split");
        assertThat(arguments.json()).isTrue();
        assertThat(arguments.seed()).isEqualTo(42);
        assertThat(arguments.data()).isEqualTo(Path.of("d"));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheUsage() {
        for (List<String> wrong :
                List.of(List.of("--speed"), List.of("--seed", "x"), List.of("--data"), List.of("--json"))) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> Arguments.parse(wrong))
                    .withMessageContaining("usage:");
        }
    }
}
