package io.dure.gslb.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.Samples;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.memory.MemoryProvider;
import io.dure.gslb.provider.testkit.ProviderContract;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryProviderTest extends ProviderContract {
    private final MemoryProvider provider = new MemoryProvider("memory", Clock.fixed(Samples.NOW, ZoneOffset.UTC));

    @Override
    protected Provider freshProvider() {
        return provider;
    }

    @Override
    protected Provider withoutToken(Provider same) {
        provider.forget(service());
        return same;
    }

    @Test
    void cutOffProviderIsUnreachableNotEmpty() {
        provider.reachable(false);
        assertThat(provider.observe(plan(Token.claim(1)).serviceName())).isInstanceOf(ObserveResult.Unreachable.class);
        assertThat(provider.apply(Optional.empty(), plan(Token.claim(1)))).isInstanceOf(ApplyResult.Unreachable.class);
    }

    @Test
    void lostAnswerIsSettledByObserving() {
        provider.loseAnswers(1);
        Plan plan = plan(Token.claim(1));
        assertThat(provider.apply(Optional.empty(), plan)).isInstanceOf(ApplyResult.OutcomeUnknown.class);
        assertThat(provider.observe(plan(Token.claim(1)).serviceName()))
                .isEqualTo(ObserveResult.Observed.ofPlan(Optional.of(plan), Optional.empty()));
        assertThat(provider.applied()).containsExactly(plan);
    }
}
