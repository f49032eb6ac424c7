package io.dure.gslb.provider.route53;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.GetHealthCheckResponse;

/**
 * Health checks as they were read last: asked again after five minutes, and used longer only while Route 53 does not answer.
 * Thread-safe.
 */
final class KnownChecks {
    static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 2_000;

    private final Route53Client client;
    private final Calls calls;
    private final Clock steady;
    private final Map<String, KnownCheck> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KnownCheck> eldest) {
            return size() > MOST;
        }
    };

    KnownChecks(Route53Client client, Calls calls, Clock steady) {
        this.client = client;
        this.calls = calls;
        this.steady = steady;
    }

    /** Empty where there is no such check any more. */
    CallResult<Optional<KnownCheck>> get(Calls.Errand errand, String id) {
        Optional<KnownCheck> held = held(id);
        if (held.filter(one -> one.read().plus(FRESH).isAfter(steady.instant())).isPresent()) {
            return new CallResult.Done<>(held);
        }
        CallResult<GetHealthCheckResponse> result =
                calls.ask(errand, () -> client.getHealthCheck(request -> request.healthCheckId(id)));
        return switch (result) {
            case CallResult.Done<GetHealthCheckResponse>(GetHealthCheckResponse answer) ->
                new CallResult.Done<>(Optional.of(keep(new KnownCheck(
                        id,
                        String.valueOf(answer.healthCheck().callerReference()),
                        answer.healthCheck().healthCheckConfig(),
                        steady.instant()))));
            case CallResult.Rejected<GetHealthCheckResponse>(Rejection no)
            when no.code().equals("NoSuchHealthCheck") -> {
                forget(id);
                yield new CallResult.Done<>(Optional.empty());
            }
            case CallResult.Rejected<GetHealthCheckResponse> no -> CallResult.failure(no);
            case CallResult.NotDone<GetHealthCheckResponse> no -> stale(held, no);
            case CallResult.Unknown<GetHealthCheckResponse> no -> stale(held, no);
        };
    }

    KnownCheck keep(KnownCheck check) {
        synchronized (known) {
            known.put(check.id(), check);
        }
        return check;
    }

    void forget(String id) {
        synchronized (known) {
            known.remove(id);
        }
    }

    private Optional<KnownCheck> held(String id) {
        synchronized (known) {
            return Optional.ofNullable(known.get(id));
        }
    }

    private static CallResult<Optional<KnownCheck>> stale(Optional<KnownCheck> held, CallResult<?> failure) {
        return held.isPresent() ? new CallResult.Done<>(held) : CallResult.failure(failure);
    }
}
