package io.dure.collector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanStoreTest {
    private static final Token FIRST = Token.claim(3);
    private static final Token LAST = FIRST.next();

    @TempDir
    private Path folder;

    private PlanStore open() {
        return PlanStore.open(folder, () -> Instant.ofEpochMilli(1_790_000_000_000L));
    }

    private static Plan plan(Token token) {
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                token,
                List.of(new MemberPlan("private", List.of(new Endpoint("127.0.1.21", 8000)), 1, 30, 30, 0, false)),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    @Test
    void aPlanIsHeldAcrossARestart() {
        assertThat(open().apply(Optional.empty(), plan(FIRST))).isInstanceOf(ApplyResult.Applied.class);
        assertThat(open().plans()).containsExactly(plan(FIRST));
    }

    @Test
    void whatIsWithdrawnIsProbedNoMoreAndItsTokenStaysAcrossARestart() {
        PlanStore store = open();
        store.apply(Optional.empty(), plan(FIRST));
        assertThat(store.withdraw(Optional.of(FIRST), "portal", LAST)).isInstanceOf(ApplyResult.Applied.class);
        for (PlanStore each : List.of(store, open())) {
            assertThat(each.plans()).isEmpty();
            assertThat(each.observe("portal")).isEqualTo(ObserveResult.Observed.withoutPlan(Optional.of(LAST)));
            assertThat(each.apply(Optional.of(FIRST), plan(LAST))).isInstanceOf(ApplyResult.Refused.class);
        }
    }

    @Test
    void withdrawingIsFencedLikeEveryChange() {
        PlanStore store = open();
        store.apply(Optional.empty(), plan(LAST));
        assertThat(store.withdraw(Optional.of(FIRST), "portal", LAST.next())).isInstanceOf(ApplyResult.Refused.class);
        assertThat(store.withdraw(Optional.of(LAST), "portal", FIRST)).isInstanceOf(ApplyResult.Refused.class);
        assertThat(store.plans()).containsExactly(plan(LAST));
    }

    @Test
    void whoCreatesItAgainGoesOnFromItsToken() {
        PlanStore store = open();
        store.apply(Optional.empty(), plan(FIRST));
        store.withdraw(Optional.of(FIRST), "portal", LAST);
        assertThat(store.apply(Optional.of(LAST), plan(LAST.next()))).isInstanceOf(ApplyResult.Applied.class);
        assertThat(open().plans()).containsExactly(plan(LAST.next()));
    }

    @Test
    void ofTheTwoFilesOfAChangeThatWasInterruptedTheNewerCounts() throws IOException {
        open().apply(Optional.empty(), plan(LAST.next()));
        Files.writeString(folder.resolve("portal.withdrawn"), "3 1\n");
        assertThat(open().plans()).containsExactly(plan(LAST.next()));
        Files.writeString(folder.resolve("portal.withdrawn"), "3 3\n");
        assertThat(open().plans()).isEmpty();
    }
}
