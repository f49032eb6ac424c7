package io.dure.gslb.provider.route53;

import io.dure.gslb.evidence.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.GetHealthCheckStatusResponse;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/**
 * States of health checks, asked sparingly: Route 53 means that call for looking into trouble, allows it about once a second
 * for the whole account, and has no answer for calculated checks. Between two askings the last answer stands, with its age;
 * after two minutes it is unknown. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheckStatus.html">GetHealthCheckStatus</a>
 */
final class CheckStates {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration OLDEST = Duration.ofMinutes(2);
    private static final int MOST = 2_000;
    private static final int DEEPEST = 3;

    private final Route53Client client;
    private final Calls calls;
    private final Clock steady;
    private final KnownChecks known;
    private final Map<String, CheckState> states = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CheckState> eldest) {
            return size() > MOST;
        }
    };

    CheckStates(Route53Client client, Calls calls, Clock steady, KnownChecks known) {
        this.client = client;
        this.calls = calls;
        this.steady = steady;
        this.known = known;
    }

    CheckState of(Calls.Errand errand, String id) {
        return of(errand, id, 0);
    }

    private CheckState of(Calls.Errand errand, String id, int depth) {
        Instant now = steady.instant();
        CallResult<Optional<KnownCheck>> read = known.get(errand, id);
        if (!(read instanceof CallResult.Done<Optional<KnownCheck>>(Optional<KnownCheck> check))) {
            return new CheckState(Verdict.UNKNOWN, CallResult.cause(read), now);
        }
        if (check.isEmpty()) {
            return new CheckState(Verdict.UNKNOWN, "there is no health check " + id + " any more", now);
        }
        HealthCheckType type = check.get().config().type();
        return switch (type) {
            case HTTP, HTTPS, HTTP_STR_MATCH, HTTPS_STR_MATCH, TCP -> ofCheckers(check.get());
            case CALCULATED -> calculated(errand, check.get(), depth);
            case CLOUDWATCH_METRIC, RECOVERY_CONTROL, UNKNOWN_TO_SDK_VERSION ->
                new CheckState(Verdict.UNKNOWN, "Route 53 does not tell the state of a check of the kind " + type, now);
        };
    }

    private CheckState calculated(Calls.Errand errand, KnownCheck check, int depth) {
        if (depth >= DEEPEST) {
            return new CheckState(Verdict.UNKNOWN, "calculated from too many layers of checks", steady.instant());
        }
        List<CheckState> children = new ArrayList<>();
        for (String child : check.config().childHealthChecks()) {
            children.add(of(errand, child, depth + 1));
        }
        int healthy = Optional.ofNullable(check.config().healthThreshold()).orElse(children.size());
        return CheckState.of(check.config(), children, healthy, steady.instant());
    }

    private CheckState ofCheckers(KnownCheck check) {
        Optional<CheckState> last = last(check.id());
        Instant now = steady.instant();
        if (last.filter(state -> state.read().plus(FRESH).isAfter(now)).isPresent()
                || !calls.mayCallNow(CallKind.CHECK_STATUS)) {
            return aged(last, "too many checks to ask all of them", now);
        }
        CallResult<GetHealthCheckStatusResponse> result =
                calls.askOnce(() -> client.getHealthCheckStatus(request -> request.healthCheckId(check.id())));
        if (!(result instanceof CallResult.Done<GetHealthCheckStatusResponse>(var answer))) {
            return aged(last, CallResult.cause(result), now);
        }
        CheckState state = CheckState.of(check.config(), answer.healthCheckObservations(), now);
        synchronized (states) {
            states.put(check.id(), state);
        }
        return state;
    }

    private Optional<CheckState> last(String id) {
        synchronized (states) {
            return Optional.ofNullable(states.get(id));
        }
    }

    private static CheckState aged(Optional<CheckState> last, String why, Instant now) {
        if (last.isEmpty() || last.get().read().plus(OLDEST).isBefore(now)) {
            return new CheckState(Verdict.UNKNOWN, "not asked: " + why, now);
        }
        long age = Duration.between(last.get().read(), now).toSeconds();
        return age == 0
                ? last.get()
                : new CheckState(
                        last.get().verdict(),
                        last.get().detail() + ", " + age + " s ago",
                        last.get().read());
    }
}
