package io.dure.gslb.provider.route53;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes calls within limits and deadlines. What Route 53 has no room for waits and is sent again, each time twice as long and
 * by chance up to half as much less; what got lost is sent again only if that cannot do it twice.
 */
final class Calls {
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final int MOST_LOST = 2;

    private final CallBudget budget;
    private final Clock steady;
    private final Pause pause;
    private final RandomGenerator random;

    Calls(CallBudget budget, Clock steady, Pause pause, RandomGenerator random) {
        this.budget = budget;
        this.steady = steady;
        this.pause = pause;
        this.random = random;
    }

    /** Who asks: till when, and whether a change hangs on it. */
    record Errand(Instant deadline, boolean urgent) {}

    Errand errand(Duration length, boolean urgent) {
        return new Errand(steady.instant().plus(length), urgent);
    }

    <T> CallResult<T> ask(Errand errand, Supplier<T> call) {
        return ask(errand, CallKind.OTHER, 0, call);
    }

    /** @param records single changes that the call holds */
    <T> CallResult<T> ask(Errand errand, CallKind kind, int records, Supplier<T> call) {
        Duration wait = FIRST_WAIT;
        int lost = 0;
        while (true) {
            if (!mayCall(errand, kind, records)) {
                return new CallResult.NotDone<>("throttled by our own limit of calls to Route 53");
            }
            CallResult<T> result;
            try {
                return new CallResult.Done<>(call.get());
            } catch (SdkException failure) {
                boolean notNow = Failures.isNotNow(failure);
                result = notNow
                        ? new CallResult.NotDone<>("throttled by Route 53: " + failure.getMessage())
                        : Failures.of(failure);
                boolean again = notNow
                        || (kind.isRepeatable() && !(result instanceof CallResult.Rejected) && ++lost <= MOST_LOST);
                if (!again) {
                    return result;
                }
            }
            if (!pause(errand, jittered(wait))) {
                return result;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    /** Whether a call of this kind could be made at once, taking what it needs. */
    boolean mayCallNow(CallKind kind) {
        return budget.take(kind, 0, false).isZero();
    }

    /** One call for which everything was taken by {@link #mayCallNow}; whatever becomes of it, it is not repeated. */
    <T> CallResult<T> askOnce(Supplier<T> call) {
        try {
            return new CallResult.Done<>(call.get());
        } catch (SdkException failure) {
            return Failures.isNotNow(failure)
                    ? new CallResult.NotDone<>("throttled by Route 53: " + failure.getMessage())
                    : Failures.of(failure);
        }
    }

    private boolean mayCall(Errand errand, CallKind kind, int records) {
        while (!Thread.currentThread().isInterrupted()) {
            Duration wait = budget.take(kind, records, errand.urgent());
            if (wait.isZero()) {
                return true;
            }
            if (!pause(errand, wait)) {
                return false;
            }
        }
        return false;
    }

    private boolean pause(Errand errand, Duration length) {
        if (steady.instant().plus(length).isAfter(errand.deadline())) {
            return false;
        }
        try {
            pause.of(length);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration jittered(Duration wait) {
        return wait.multipliedBy(50 + random.nextInt(51)).dividedBy(100);
    }
}
