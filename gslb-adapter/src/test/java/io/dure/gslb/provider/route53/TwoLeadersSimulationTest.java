package io.dure.gslb.provider.route53;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.testkit.route53.Mishap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two leaders that both believe in themselves, one of them paused in the middle of its changes, with throttling, lost answers
 * and failures. Whatever happens, the zone holds whole plans only, their tokens rise, and there is always something to answer.
 */
class TwoLeadersSimulationTest {
    private static final int STEPS = 25;
    private static final List<Mishap> MISHAPS = List.of(
            Mishap.THROTTLED,
            Mishap.PRIOR_REQUEST_NOT_COMPLETE,
            Mishap.ANSWER_LOST,
            Mishap.ANSWER_LOST_ONCE,
            Mishap.SERVER_ERROR);

    /** What each token was offered with: weights by address. */
    private final Map<Token, Map<String, Integer>> offered = new HashMap<>();

    private Optional<Token> last = Optional.empty();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void zoneHoldsWholePlansOnlyAndTheirTokensRise(long seed) {
        Random random = new Random(seed);
        try (Fixture route53 = new Fixture()) {
            Leader one = new Leader(route53, random);
            Leader other = new Leader(route53, random);
            for (int step = 0; step < STEPS; step++) {
                Leader acting = random.nextBoolean() ? one : other;
                Leader resting = acting == one ? other : one;
                if (random.nextInt(3) == 0) {
                    route53.aws.mishap("ChangeResourceRecordSets", MISHAPS.get(random.nextInt(MISHAPS.size())));
                }
                if (random.nextInt(3) == 0) {
                    route53.aws.beforeChange(resting::act);
                }
                acting.act();
                check(route53, seed, step);
            }
        }
    }

    private void check(Fixture route53, long seed, int step) {
        Optional<Token> held = route53.token().map(set -> token(set.values().getFirst()));
        Map<String, Integer> weights = route53.answering().stream()
                .collect(Collectors.toMap(
                        set -> set.values().getFirst(), set -> set.weight().orElseThrow()));
        String where = "seed " + seed + ", step " + step;
        if (held.isPresent()) {
            assertThat(weights).as(where).isEqualTo(offered.get(held.get()));
            assertThat(weights.values()).as(where).anyMatch(weight -> weight > 0);
            assertThat(last.filter(token -> token.isNewerThan(held.get())))
                    .as(where)
                    .isEmpty();
        } else {
            assertThat(weights).as(where).isEmpty();
        }
        last = held;
    }

    private static Token token(String value) {
        String[] numbers = value.replaceAll("[^0-9 ]", "").split(" ", -1);
        return new Token(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    private final class Leader {
        private final Route53Provider provider;
        private final Random random;
        private Optional<Token> mine = Optional.empty();
        private boolean sure;

        Leader(Fixture route53, Random random) {
            this.provider = route53.provider(Fixture.unchecked());
            this.random = random;
        }

        /** A change from the token last written; a claim of a new epoch where it is not known or somebody else's. */
        void act() {
            if (!sure && !(provider.observe(Fixture.SERVICE) instanceof ObserveResult.Observed)) {
                return;
            }
            Optional<Token> expected = sure ? mine : Fixture.observed(provider).token();
            Token next = sure && mine.isPresent()
                    ? mine.get().next()
                    : Token.claim(expected.map(Token::epoch).orElse(0L) + 1 + random.nextInt(2));
            if (offered.containsKey(next)) {
                sure = false;
                return;
            }
            int atPrivate = random.nextInt(3) * 40;
            Plan plan = Fixture.plan(next, atPrivate, 20 + random.nextInt(100));
            offered.put(
                    next,
                    Map.of(
                            Fixture.PRIVATE_ADDRESS,
                            atPrivate,
                            Fixture.PUBLIC_ADDRESS,
                            plan.member("public").weight()));
            ApplyResult result = provider.apply(expected, plan);
            sure = result instanceof ApplyResult.Applied;
            mine = sure ? Optional.of(next) : Optional.empty();
        }
    }
}
