package io.dure.bench.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.bench.failover.AnswerWatch.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerWatchTest {
    private static final String BAD = "127.0.1.41";
    private static final String GOOD = "127.0.2.41";

    @Test
    void leftOutBeginsAtTheFirstAnswerAfterTheLastThatNamedTheAddress() {
        List<Seen> seen = new ArrayList<>(List.of(at(0, GOOD), at(20, BAD), at(40, GOOD)));
        assertThat(AnswerWatch.leftOut(seen, BAD, 2)).isEmpty();
        seen.add(at(60, GOOD));
        assertThat(AnswerWatch.leftOut(seen, BAD, 2)).contains(Instant.ofEpochMilli(40));
        seen.add(at(80, BAD));
        assertThat(AnswerWatch.leftOut(seen, BAD, 1)).isEmpty();
    }

    @Test
    void noAnswerIsNoProof() {
        List<Seen> silent = List.of(new Seen(0, "ns", "s1", "timeout", List.of(), 2));
        assertThat(AnswerWatch.leftOut(silent, BAD, 1)).isEmpty();
    }

    private static Seen at(long t, String address) {
        return new Seen(t, "ns", "s1", "0", List.of(address), 1);
    }
}
