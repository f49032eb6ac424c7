package io.dure.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.federation.v1.Loss;
import org.junit.jupiter.api.Test;

class LossSumTest {
    @Test
    void windowsOfAnInstanceAreOneLossOfTheirRange() {
        LossSum sum = new LossSum();
        sum.add(Windows.window(3), "spool-full");
        sum.add(Windows.window(9), "spool-full");

        Loss loss = sum.toProto().getLosses(0);

        assertThat(sum.toProto().getLossesCount()).isEqualTo(1);
        assertThat(loss.getInstance()).isEqualTo(Windows.window(3).getInstance());
        assertThat(loss.getWindows()).isEqualTo(2);
        assertThat(loss.getTransactions()).isEqualTo(3 + 1 + 2 + 1);
        assertThat(loss.getProbes()).isEqualTo(2);
        assertThat(loss.getFromMs()).isEqualTo(3);
        assertThat(loss.getToMs()).isEqualTo(10_009);
    }

    @Test
    void lossesToldBeforeKeepTheirReason() {
        LossSum sum = new LossSum();
        sum.add(Windows.window(0), "spool-age");
        sum.add(Windows.window(0), "spool-full");

        assertThat(sum.toProto().getLossesList())
                .extracting(Loss::getReason)
                .containsExactly("spool-age", "spool-full");
    }

    @Test
    void beyondTheirBoundInstancesAreCountedByTheirService() {
        LossSum sum = new LossSum(1);
        for (int i = 0; i < 6; i++) {
            sum.add(Windows.window(i), "spool-full");
        }

        assertThat(sum.toProto().getLossesList())
                .extracting(loss -> loss.getInstance().getInstance(), Loss::getWindows)
                .containsExactly(tuple("portal-0", 2L), tuple("", 4L));
    }
}
