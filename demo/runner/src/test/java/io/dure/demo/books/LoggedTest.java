package io.dure.demo.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedTest {
    private static final Instant EDGE = Instant.parse("2026-11-22T10:00:10Z");

    @Test
    void aLineFarFromTheEdgeLiesOnOneSideOfIt() {
        Logged logged = Logged.upTo(
                EDGE,
                List.of(
                        new Logged.Line(EDGE.minusMillis(101), true),
                        new Logged.Line(EDGE.minusSeconds(5), false),
                        new Logged.Line(EDGE.plusMillis(501), true)));

        assertThat(logged.atLeast()).isEqualTo(new Entries(1, 1)).isEqualTo(logged.atMost());
        assertThat(logged.allowsProbes(1)).isTrue();
        assertThat(logged.allowsProbes(2)).isFalse();
    }

    @Test
    void aLineAtTheEdgeMayLieOnEitherSide() {
        Logged logged = Logged.upTo(EDGE, List.of(new Logged.Line(EDGE.plusMillis(3), true)));

        assertThat(logged.allowsProbes(0)).isTrue();
        assertThat(logged.allowsProbes(1)).isTrue();
        assertThat(logged.allowsProbes(2)).isFalse();
        assertThat(logged.probes()).isEqualTo("0..1");
    }

    @Test
    void everyLineOfAProcessThatEndedCounts() {
        Logged logged = Logged.whole(List.of(new Logged.Line(EDGE, true), new Logged.Line(EDGE, false)));

        assertThat(logged.atLeast()).isEqualTo(new Entries(1, 1)).isEqualTo(logged.atMost());
    }
}
