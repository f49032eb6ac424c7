package io.dure.collector.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HubSilenceTest {
    private static final Instant START = Instant.parse("2026-09-21T04:05:06Z");

    private final HubSilence silence = new HubSilence("private-1", Duration.ofSeconds(30), START);

    @Test
    void aShortSilenceIsNotTold() {
        assertThat(silence.look(false, START.plusSeconds(29))).isEmpty();
        assertThat(silence.look(true, START.plusSeconds(30))).isEmpty();
        assertThat(silence.look(false, START.plusSeconds(59))).isEmpty();
    }

    @Test
    void aLongOneIsToldOnceAndItsEndOnce() {
        silence.look(true, START.plusSeconds(10));

        Notice begun = silence.look(false, START.plusSeconds(40)).orElseThrow();
        assertThat(begun.state()).isEqualTo(Notice.State.BEGUN);
        assertThat(begun.at()).isEqualTo(START.plusSeconds(10));
        assertThat(silence.look(false, START.plusSeconds(400))).isEmpty();

        Notice over = silence.look(true, START.plusSeconds(500)).orElseThrow();
        assertThat(over.state()).isEqualTo(Notice.State.OVER);
        assertThat(over.about()).isEqualTo(begun.about());
        assertThat(over.id()).isNotEqualTo(begun.id());
        assertThat(silence.look(true, START.plusSeconds(501))).isEmpty();
    }

    @Test
    void aHubThatWasNeverReachedIsSilentToo() {
        assertThat(silence.look(false, START.plusSeconds(30))).isPresent();
    }
}
