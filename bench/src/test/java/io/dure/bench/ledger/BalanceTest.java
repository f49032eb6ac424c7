package io.dure.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BalanceTest {
    @Test
    void theDifferenceIsWhatNobodyAccountsFor() {
        Balance balance = Balance.of(JsonMapper.builder().build().readTree("""
                {"totals": {"created": 100, "stored": 90, "waiting": 0, "hole": 0,
                 "droppedByAgent": {"queue-full": 6, "rejected-400": 1}, "lost": {"spool-full": 2}}}
                """));

        assertThat(balance.difference()).isEqualTo(1);
        assertThat(balance.isSettled(100)).isFalse();
    }

    @Test
    void anAbsentLedgerIsNotSettled() {
        assertThat(Balance.of(JsonMapper.builder().build().readTree("{}")).isSettled(0))
                .isFalse();
    }
}
