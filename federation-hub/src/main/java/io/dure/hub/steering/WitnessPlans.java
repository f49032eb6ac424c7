package io.dure.hub.steering;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the plans to vantage points that only probe. They have no part in being in sync; one attempt a witness and
 * service at a time, the next after a pause.
 */
final class WitnessPlans {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessPlans.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PlanHolders holders;
    private final Executor executor;
    private final Clock clock;
    private final Map<Key, Progress> progress = new ConcurrentHashMap<>();

    WitnessPlans(PlanHolders holders, Executor executor, Clock clock) {
        this.holders = holders;
        this.executor = executor;
        this.clock = clock;
    }

    /** A witness that connects again may hold something else. */
    void forget(String witness) {
        progress.keySet().removeIf(key -> key.witness().equals(witness));
    }

    void bring(Plan desired) {
        Instant now = clock.instant();
        for (String witness : holders.witnesses()) {
            Key key = new Key(witness, desired.service());
            Progress known = progress.get(key);
            boolean due = known == null
                    || (!known.underWay()
                            && !known.holds(desired.token())
                            && !now.isBefore(known.triedAt().plus(PAUSE)));
            if (due) {
                progress.put(key, new Progress(Optional.empty(), true, now));
                executor.execute(() -> progress.put(key, bring(witness, desired)));
            }
        }
    }

    private Progress bring(String witness, Plan desired) {
        Provider provider = holders.provider(witness);
        Optional<Token> held = Optional.empty();
        if (provider.observe(desired.serviceName()) instanceof ObserveResult.Observed observed) {
            held = observed.token();
            boolean behind = held.isEmpty() || desired.token().isNewerThan(held.get());
            if (behind) {
                ApplyResult result = provider.apply(held, desired);
                if (result instanceof ApplyResult.Applied applied) {
                    held = Optional.of(applied.token());
                } else {
                    LOG.info("plan {} of {} did not reach {}: {}", desired.token(), desired.service(), witness, result);
                }
            }
        }
        return new Progress(held, false, clock.instant());
    }

    private record Key(String witness, String service) {}

    private record Progress(Optional<Token> held, boolean underWay, Instant triedAt) {
        boolean holds(Token token) {
            return held.filter(token::equals).isPresent();
        }
    }
}
