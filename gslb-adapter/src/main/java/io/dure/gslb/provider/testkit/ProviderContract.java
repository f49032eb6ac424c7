package io.dure.gslb.provider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.RecordChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link Provider}: an adapter's test extends this and passes it whole. */
public abstract class ProviderContract {
    /** A provider that holds nothing for {@link #service()}; called once a test. */
    protected abstract Provider freshProvider();

    /** The same provider after somebody deleted the token of {@link #service()} there, by hand. */
    protected abstract Provider withoutToken(Provider provider);

    protected String service() {
        return "portal";
    }

    /** A plan of the contract's service, private and public weighing the same. */
    protected Plan plan(Token token) {
        return new Plan(
                service(),
                service() + ".egov.test",
                Duration.ofSeconds(5),
                token,
                List.of(member("private", "127.0.1.21"), member("public", "127.0.2.21")),
                new Check("/health", service() + ".egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    private static MemberPlan member(String site, String address) {
        return new MemberPlan(site, List.of(new Endpoint(address, 8000)), 1, 50, 50, 0, false);
    }

    @Test
    void nothingIsHeldAtFirst() {
        Provider provider = freshProvider();
        assertThat(observed(provider).token()).isEmpty();
        assertThat(changes(provider, plan(Token.claim(1)))).isNotEmpty();
    }

    @Test
    void firstPlanIsAppliedAndObserved() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        ApplyResult result = provider.apply(Optional.empty(), first);
        assertThat(result)
                .isInstanceOfSatisfying(
                        ApplyResult.Applied.class,
                        applied -> assertThat(applied.token()).isEqualTo(first.token()));
        assertServes(provider, first);
    }

    @Test
    void nextPlanIsAppliedFromTheTokenHeld() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        Plan second = plan(first.token().next());
        provider.apply(Optional.empty(), first);
        assertThat(provider.apply(Optional.of(first.token()), second)).isInstanceOf(ApplyResult.Applied.class);
        assertServes(provider, second);
    }

    @Test
    void wrongExpectationIsRefusedNamingTheTokenHeld() {
        Provider provider = freshProvider();
        Plan first = plan(new Token(1, 3));
        provider.apply(Optional.empty(), first);
        assertThat(provider.apply(Optional.of(new Token(1, 2)), plan(new Token(1, 4))))
                .isInstanceOfSatisfying(ApplyResult.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ApplyResult.Refused.TOKEN_MISMATCH);
                    assertThat(refused.held()).contains(first.token());
                });
        assertServes(provider, first);
    }

    @Test
    void expectingNothingIsRefusedWhereAPlanIsHeld() {
        Provider provider = freshProvider();
        provider.apply(Optional.empty(), plan(Token.claim(1)));
        assertThat(provider.apply(Optional.empty(), plan(Token.claim(2)))).isInstanceOf(ApplyResult.Refused.class);
    }

    @Test
    void staleEpochIsRefused() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(2));
        provider.apply(Optional.empty(), first);
        assertThat(provider.apply(Optional.of(first.token()), plan(new Token(1, 9))))
                .isInstanceOfSatisfying(
                        ApplyResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.STALE_TOKEN));
        assertServes(provider, first);
    }

    @Test
    void sameTokenTwiceIsRefused() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        provider.apply(Optional.empty(), first);
        assertThat(provider.apply(Optional.of(first.token()), first)).isInstanceOf(ApplyResult.Refused.class);
    }

    @Test
    void whatIsWithdrawnIsServedNoMoreAndItsTokenStays() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        provider.apply(Optional.empty(), first);
        Plan last = plan(first.token().next());
        assertApplied(provider.withdraw(Optional.of(first.token()), last), last);
        ObserveResult.Observed left = observed(provider);
        assertThat(left.token()).contains(last.token());
        assertThat(left.plan()).isEmpty();
        assertThat(left.records()).isEmpty();
    }

    @Test
    void withdrawingIsFencedLikeEveryChange() {
        Provider provider = freshProvider();
        Plan first = plan(new Token(2, 3));
        provider.apply(Optional.empty(), first);
        assertThat(provider.withdraw(Optional.empty(), plan(new Token(2, 4)))).isInstanceOf(ApplyResult.Refused.class);
        assertThat(provider.withdraw(Optional.of(new Token(2, 2)), plan(new Token(2, 4))))
                .isInstanceOf(ApplyResult.Refused.class);
        assertThat(provider.withdraw(Optional.of(first.token()), plan(new Token(1, 9))))
                .isInstanceOfSatisfying(
                        ApplyResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.STALE_TOKEN));
        assertServes(provider, first);
    }

    @Test
    void whatWasWithdrawnIsNotWrittenAnewFromATokenBeforeIt() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        provider.apply(Optional.empty(), first);
        provider.withdraw(Optional.of(first.token()), plan(Token.claim(2)));
        assertThat(provider.apply(Optional.of(first.token()), plan(first.token().next())))
                .isInstanceOf(ApplyResult.Refused.class);
        assertThat(provider.apply(Optional.empty(), plan(Token.claim(3)))).isInstanceOf(ApplyResult.Refused.class);
        assertThat(observed(provider).records()).isEmpty();
        assertThat(observed(provider).token()).contains(Token.claim(2));
    }

    @Test
    void whatWasWithdrawnIsWrittenAnewFromTheTokenThatStayed() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(1));
        provider.apply(Optional.empty(), first);
        Plan last = plan(first.token().next());
        provider.withdraw(Optional.of(first.token()), last);
        Plan again = plan(last.token().next());
        assertApplied(provider.apply(Optional.of(last.token()), again), again);
        assertServes(provider, again);
    }

    @Test
    void aNameWhoseTokenWasDeletedIsNotTouchedButByAWord() {
        Provider provider = freshProvider();
        provider.apply(Optional.empty(), plan(Token.claim(1)));
        provider = withoutToken(provider);
        Plan second = plan(new Token(1, 1));
        if (!observed(provider).records().isEmpty()) {
            assertThat(provider.apply(Optional.empty(), second))
                    .isInstanceOfSatisfying(
                            ApplyResult.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(ApplyResult.Refused.NOT_OWNED));
            assertThat(observed(provider).token()).isEmpty();
        }
        assertApplied(provider.adopt(second), second);
        assertServes(provider, second);
    }

    @Test
    void aTokenThatAloneWasDeletedIsWrittenAnew() {
        Provider provider = freshProvider();
        provider.apply(Optional.empty(), plan(Token.claim(1)));
        provider = withoutToken(provider);
        Plan second = plan(new Token(1, 1));
        assertApplied(provider.reclaim(second), second);
        assertServes(provider, second);
    }

    @Test
    void aTokenThatIsThereIsNeitherAdoptedAwayNorReclaimed() {
        Provider provider = freshProvider();
        Plan first = plan(Token.claim(2));
        provider.apply(Optional.empty(), first);
        assertThat(provider.adopt(plan(new Token(2, 1)))).isInstanceOf(ApplyResult.Refused.class);
        assertThat(provider.reclaim(plan(new Token(2, 1)))).isInstanceOf(ApplyResult.Refused.class);
        assertServes(provider, first);
    }

    private static void assertApplied(ApplyResult result, Plan plan) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ApplyResult.Applied.class,
                        applied -> assertThat(applied.token()).isEqualTo(plan.token()));
    }

    private void assertServes(Provider provider, Plan expected) {
        assertThat(observed(provider).token()).contains(expected.token());
        assertThat(changes(provider, expected)).isEmpty();
    }

    private ObserveResult.Observed observed(Provider provider) {
        return switch (provider.observe(plan(Token.claim(1)).serviceName())) {
            case ObserveResult.Observed observed -> observed;
            case ObserveResult.Unreachable(String cause) -> throw new AssertionError("unreachable: " + cause);
        };
    }

    private List<RecordChange> changes(Provider provider, Plan desired) {
        return switch (provider.plan(desired, observed(provider))) {
            case ProviderPlan.Changes(List<RecordChange> changes) -> changes;
            case ProviderPlan.Refused(String code, String message) ->
                throw new AssertionError("refused: " + code + ": " + message);
        };
    }
}
