package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerHistoryTest {
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    private final AnswerHistory history = new AnswerHistory();

    private void told(String nameserver, int second, long answers) {
        Instant at = START.plusSeconds(second);
        history.record(
                new NameserverStatus(
                        nameserver,
                        "portal",
                        Optional.empty(),
                        List.of(new MemberStatus(
                                "private", 1, 0, false, Verdict.UP, Optional.empty(), answers, List.of())),
                        false,
                        at),
                at);
    }

    private Map<String, Long> answers(int from, int to) {
        return history.answers("portal", START.plusSeconds(from), START.plusSeconds(to));
    }

    private boolean isWhole(int from, int to) {
        return history.isWhole("portal", START.plusSeconds(from), START.plusSeconds(to));
    }

    @Test
    void answersOfAllNameserversInTheTimeAreSummed() {
        for (int second = 0; second <= 60; second += 2) {
            told("private-1", second, 100 + second);
            told("public-1", second, 3L * second);
        }

        assertThat(answers(10, 20)).containsExactly(Map.entry("private", 40L));
        assertThat(isWhole(10, 20)).isTrue();
    }

    @Test
    void aNameserverThatStartedAnewCountsFromZero() {
        told("private-1", 0, 100);
        told("private-1", 2, 110);
        told("private-1", 4, 5);

        assertThat(answers(0, 10)).containsEntry("private", 15L);
    }

    @Test
    void whoSpokeOfNothingIsAbsentAndNotZero() {
        assertThat(answers(0, 10)).isEmpty();
        assertThat(isWhole(0, 10)).isFalse();
        told("private-1", 0, 100);
        assertThat(history.answers("mail", START, START.plusSeconds(10))).isEmpty();
    }

    @Test
    void aNameserverThatWasNotHeardForAPartMakesItPartial() {
        told("private-1", 0, 0);
        told("private-1", 3, 30);

        assertThat(isWhole(0, 5)).isTrue();
        assertThat(isWhole(0, 30)).isFalse();
    }

    @Test
    void onlyTheLastHourIsKept() {
        for (int second = 0; second <= 7_200; second += 60) {
            told("private-1", second, second);
        }

        assertThat(answers(0, 60)).isEmpty();
        assertThat(answers(7_140, 7_200)).containsEntry("private", 60L);
    }

    @Test
    void aClockThatIsSetBackLosesNoAnswers() {
        told("private-1", 100, 10);
        told("private-1", 102, 20);
        told("private-1", 50, 25);
        told("private-1", 52, 40);

        assertThat(answers(50, 60)).containsEntry("private", 15L);
    }
}
