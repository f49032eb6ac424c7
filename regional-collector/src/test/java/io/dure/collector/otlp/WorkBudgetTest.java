package io.dure.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class WorkBudgetTest {
    private final WorkBudget budget = new WorkBudget(100);

    @Test
    void whoDoesNotGetItsShareIsRefusedAndHoldsNothingMore() throws OverloadedException {
        try (WorkBudget.Share first = budget.open();
                WorkBudget.Share second = budget.open()) {
            first.take(80);

            assertThatThrownBy(() -> second.take(21)).isInstanceOf(OverloadedException.class);
            second.take(20);
            assertThat(budget.free()).isZero();
        }
        assertThat(budget.free()).isEqualTo(100);
    }

    @Test
    void bodyThatExceedsTheBudgetIsOverloadAndNotMalformed() {
        BodyReader reader = new BodyReader(new Limits(1_000, 1_000, 1_000, 100));
        try (WorkBudget.Share share = budget.open()) {
            assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(new byte[500]), false, share))
                    .isInstanceOf(OverloadedException.class);
        }
        assertThat(budget.free()).isEqualTo(100);
    }
}
