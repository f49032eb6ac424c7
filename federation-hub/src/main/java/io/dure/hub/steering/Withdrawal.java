package io.dure.hub.steering;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes away what services hold at providers that they leave, while they are still steered: what does not succeed is
 * called off, and the leader writes it anew. So nothing is half removed, whoever dies in between.
 */
final class Withdrawal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ASKED_EVERY = Duration.ofMillis(200);

    private final Actor actor;
    private final FailoverClock failover;
    private final Clock clock;
    /** Confined to the failover clock's thread. */
    private final Map<ServiceLeader, Set<String>> from = new HashMap<>();

    Withdrawal(Actor actor, FailoverClock failover, Clock clock) {
        this.actor = actor;
        this.failover = failover;
        this.clock = clock;
    }

    /** On the failover clock's thread. */
    void begin(ServiceLeader leader, Set<String> providers) {
        from.put(leader, Set.copyOf(providers));
        leader.withdraw(actor, providers, clock.instant());
    }

    /** Waits until nothing is left, a while at most; by service and provider, what is left and why. */
    Map<String, String> await() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, String> left = LeaderCommands.await(failover.ask(this::left));
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(ASKED_EVERY.toNanos());
            left = LeaderCommands.await(failover.ask(this::left));
        }
        return left;
    }

    private Map<String, String> left() {
        Map<String, String> left = new TreeMap<>();
        from.forEach((leader, providers) -> {
            if (leader.leads()) {
                leader.unwithdrawn(providers)
                        .forEach((provider, cause) -> left.put(leader.service() + " at " + provider, cause));
            } else {
                left.put(leader.service(), "this hub does not lead any more");
            }
        });
        return left;
    }

    /** On the failover clock's thread: the records are written anew. */
    void callOff() {
        from.forEach((leader, providers) -> leader.keep(actor, providers, clock.instant()));
    }
}
