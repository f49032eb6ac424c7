package io.dure.hub.steering;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells collectors which services are no more, also those that were away when a service was removed: nameservers stop
 * answering it, vantage points stop probing for it. Fenced like a plan: from the token held to one that is newer than all
 * that were written of the service, so that neither a paused leader nor one of an older epoch brings it back.
 *
 * <p>One round a collector at a time, the next after a pause. All but the rounds is confined to the failover clock's thread.
 */
final class Farewells {
    private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Ids that a round asks a collector for: the rest waits for the next one. */
    private static final int MOST_A_ROUND = 64;

    private final PlanHolders holders;
    private final Executor executor;
    private final Clock clock;
    /** Removed services and, while this hub leads, the token that is to stay of each. */
    private final Map<String, Optional<Token>> removed = new TreeMap<>();

    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    Farewells(PlanHolders holders, Executor executor, Clock clock) {
        this.holders = holders;
        this.executor = executor;
        this.clock = clock;
    }

    /** Services that were removed before this hub started. */
    void remember(Collection<String> services) {
        services.forEach(service -> removed.put(service, Optional.empty()));
    }

    /** What is held of a removed service was written in an earlier epoch. */
    void lead(long epoch) {
        removed.replaceAll((service, before) -> Optional.of(Token.claim(epoch)));
        rounds.clear();
    }

    void resign() {
        removed.replaceAll((service, before) -> Optional.empty());
    }

    /** @param last newer than any that was written of the service */
    void bid(String service, Token last) {
        removed.put(service, Optional.of(last));
        rounds.replaceAll((collector, round) -> round.without(service));
    }

    /** The service is created again; the token that may have stayed of it. */
    Optional<Token> callOff(String service) {
        Optional<Token> last = removed.getOrDefault(service, Optional.empty());
        removed.remove(service);
        return last;
    }

    /** A collector that connects again may hold something else. */
    void forget(String collector) {
        rounds.remove(collector);
    }

    void tick() {
        if (removed.isEmpty()) {
            return;
        }
        for (String collector : holders.connected()) {
            Round round = rounds.getOrDefault(collector, Round.FIRST);
            Map<String, Token> due = due(round);
            if (!due.isEmpty()) {
                rounds.put(collector, new Round(round.told(), true, clock.instant()));
                executor.execute(() -> tell(collector, due));
            }
        }
    }

    private Map<String, Token> due(Round round) {
        Map<String, Token> due = new HashMap<>();
        if (round.underWay() || clock.instant().isBefore(round.at().plus(PAUSE))) {
            return due;
        }
        removed.forEach((service, last) -> last.filter(
                        token -> due.size() < MOST_A_ROUND && !round.told().contains(service))
                .ifPresent(token -> due.put(service, token)));
        return due;
    }

    private void tell(String collector, Map<String, Token> due) {
        Set<String> done = new HashSet<>();
        try {
            Provider provider = holders.provider(collector);
            due.forEach((service, last) -> {
                if (isGone(provider, service, last)) {
                    done.add(service);
                }
            });
        } finally {
            rounds.computeIfPresent(collector, (id, round) -> round.over(done, done.size() == due.size()));
        }
    }

    /** Whether nothing is left to be done there. */
    private static boolean isGone(Provider provider, String service, Token last) {
        ObserveResult seen = provider.observe(new ServiceName(service, service));
        if (!(seen instanceof ObserveResult.Observed observed)) {
            return false;
        }
        Optional<Plan> held = observed.plan();
        if (held.isEmpty()) {
            return true;
        }
        if (!last.isNewerThan(held.get().token())) {
            LOG.warn(
                    "{} was removed at {}, and {} holds {}: left alone",
                    service,
                    last,
                    provider.id(),
                    observed.token());
            return true;
        }
        ApplyResult result = provider.withdraw(observed.token(), held.get().at(last));
        LOG.info("{} is no more; withdrawn at {}: {}", service, provider.id(), result);
        return result instanceof ApplyResult.Applied;
    }

    /**
     * What one collector was told.
     *
     * @param told services that it holds no more
     * @param at when the last round began; in the far past where the next one may begin at once
     */
    private record Round(Set<String> told, boolean underWay, Instant at) {
        static final Round FIRST = new Round(Set.of(), false, Instant.EPOCH);

        Round without(String service) {
            Set<String> fewer = new HashSet<>(told);
            fewer.remove(service);
            return new Round(fewer, underWay, Instant.EPOCH);
        }

        Round over(Set<String> done, boolean all) {
            Set<String> more = new HashSet<>(told);
            more.addAll(done);
            return new Round(more, false, all ? Instant.EPOCH : at);
        }
    }
}
