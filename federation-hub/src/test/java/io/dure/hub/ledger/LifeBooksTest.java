package io.dure.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LifeBooksTest {
    private static final LifeKey LIFE = new LifeKey("private", "portal", "a", 1);

    private static LifeBooks books(long created, long stored, Map<String, Long> dropped, Map<String, Long> lost) {
        return new LifeBooks(LIFE, created, stored, 0, dropped, lost, 100_000, 50_000, false);
    }

    @Test
    void whatIsNotAccountedForIsOnItsWay() {
        Balance balance = books(100, 60, Map.of("queue-full", 10L), Map.of("spool-full", 5L))
                .balance();

        assertThat(balance.waiting()).isEqualTo(25);
        assertThat(balance.hole()).isZero();
    }

    @Test
    void moreStoredThanCreatedIsCountedTwice() {
        assertThat(books(100, 103, Map.of(), Map.of()).balance().hole()).isEqualTo(-3);
    }

    @Test
    void whatWasGivenUpForLostAndArrivedIsNotLost() {
        Balance balance = books(100, 95, Map.of("queue-full", 4L), Map.of("spool-age", 3L, "spool-full", 2L))
                .balance();

        assertThat(balance.hole()).isZero();
        assertThat(balance.arrived()).isEqualTo(4);
        assertThat(balance.lost()).isEqualTo(Map.of("spool-full", 1L));
        assertThat(balance.droppedByAgent()).isEqualTo(Map.of("queue-full", 4L));
    }

    @Test
    void lossesAfterTheNewestStoredWindowWereCreatedToo() {
        LifeBooks books =
                new LifeBooks(LIFE, 100, 100, 0, Map.of(), Map.of("spool-full", 30L), 100_000, 130_000, false);

        assertThat(books.balance().created()).isEqualTo(130);
        assertThat(books.balance().lost()).isEqualTo(Map.of("spool-full", 30L));
        assertThat(books.balance().hole()).isZero();
    }

    @Test
    void aBalanceThatDoesNotHoldIsNoBalance() {
        assertThatThrownBy(() -> new Balance(10, 9, 0, 0, 0, Map.of(), Map.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10");
    }
}
