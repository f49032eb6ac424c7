package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Division.Fit;
import io.dure.gslb.plan.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final List<Fit> BOTH = List.of(new Fit("private", 30, 30), new Fit("public", 70, 70));

    @Test
    void weightsAreShares() {
        assertThat(Shares.of(new Policy.Weighted(), BOTH).bySite())
                .containsExactlyInAnyOrderEntriesOf(Map.of("private", 0.3, "public", 0.7));
    }

    @Test
    void activeActiveSharesEvenly() {
        assertThat(Shares.of(new Policy.ActiveActive(), BOTH).of("private")).isEqualTo(0.5);
    }

    @Test
    void firstOfTheOrderHasAllAndItsEvacuationMovesAll() {
        Policy standby = new Policy.ActiveStandby(List.of("private", "public"));
        Shares before = Shares.of(standby, BOTH);
        assertThat(before.bySite()).isEqualTo(Map.of("private", 1.0));
        assertThat(before.pointsTo(Shares.of(standby, BOTH.subList(1, 2))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("private", -100.0, "public", 100.0));
    }

    @Test
    void nobodyAnsweredHasNoShares() {
        assertThat(Shares.of(new Policy.Weighted(), List.of()).bySite()).isEmpty();
        assertThat(Shares.of(new Policy.Weighted(), BOTH)
                        .pointsTo(
                                Shares.of(new Policy.Weighted(), List.of(new Fit("a", 3, 3), new Fit("private", 3, 3))))
                        .get("public"))
                .isEqualTo(-70.0);
    }
}
