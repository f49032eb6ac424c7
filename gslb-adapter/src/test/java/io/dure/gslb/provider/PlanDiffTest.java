package io.dure.gslb.provider;

import static io.dure.gslb.Samples.member;
import static io.dure.gslb.Samples.plan;
import static io.dure.gslb.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private static final Plan BEFORE = plan(Token.claim(1));

    @Test
    void samePlansDifferInNothing() {
        assertThat(PlanDiff.between(Optional.of(BEFORE), BEFORE)).isEmpty();
    }

    @Test
    void evacuationRemovesTheSitesAddresses() {
        Plan after = plan(
                Token.claim(1).next(),
                Mode.AUTOMATIC,
                Optional.empty(),
                member("private", 30, 0, 1, true),
                serving("public", 70));
        assertThat(PlanDiff.between(Optional.of(BEFORE), after))
                .contains(new RecordChange(
                        "portal.egov.test", "A", Optional.of("127.0.1.21 private weight=30 ttl=5"), Optional.empty()))
                .endsWith(new RecordChange(
                        "_dure-portal.egov.test",
                        "TXT",
                        Optional.of("epoch=1 revision=0"),
                        Optional.of("epoch=1 revision=1")))
                .hasSize(3);
    }

    @Test
    void firstPlanAddsEverything() {
        assertThat(PlanDiff.between(Optional.empty(), BEFORE))
                .hasSize(5)
                .allSatisfy(change -> assertThat(change.before()).isEmpty());
    }
}
