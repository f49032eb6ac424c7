package io.dure.gslb.provider.route53.records;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.provider.ApplyResult;
import java.util.List;
import java.util.Optional;

/** The service's own check, as near as Route 53's checkers can do it. */
final class EndpointChecks {
    private static final int LONGEST_TEXT = 255;

    private EndpointChecks() {}

    /** Why Route 53 cannot check a member by itself; empty if it can. */
    static Optional<Desired.Refused> refusal(Check check, MemberPlan member) {
        for (Endpoint endpoint : member.endpoints()) {
            if (!CheckableAddress.isCheckable(endpoint.inetAddress())) {
                return Optional.of(new Desired.Refused(
                        ApplyResult.Refused.ENDPOINT_NOT_CHECKABLE,
                        "Route 53's checkers cannot reach " + endpoint + " at " + member.site()
                                + ": refer to a health check by id, for example one of CloudWatch, or bind the member"
                                + " without a check"));
            }
        }
        if (check.expectedStatus() < 200 || check.expectedStatus() > 399) {
            return Optional.of(new Desired.Refused(
                    ApplyResult.Refused.POLICY_NOT_SUPPORTED,
                    "Route 53 takes any status from 200 to 399 for healthy, the check wants " + check.expectedStatus()
                            + ": refer to a health check by id"));
        }
        if (check.path().length() > LONGEST_TEXT || check.host().length() > LONGEST_TEXT) {
            return Optional.of(new Desired.Refused(
                    ApplyResult.Refused.POLICY_NOT_SUPPORTED,
                    "Route 53 takes at most " + LONGEST_TEXT + " characters of path and of host"));
        }
        return Optional.empty();
    }

    static HealthCheckSpec of(Check check, Endpoint endpoint, boolean inverted) {
        return new HealthCheckSpec.Endpoint(
                kind(check),
                endpoint.address(),
                endpoint.port(),
                Optional.of(check.host()).filter(host -> !host.isEmpty()),
                Optional.of(check.path()).filter(path -> check.kind() != Check.Kind.TCP),
                check.body(),
                interval(check),
                Math.clamp(check.fall(), 1, 10),
                inverted);
    }

    /** Of a whole member: healthy while its minimum of endpoints is. */
    static HealthCheckSpec of(Check check, MemberPlan member, boolean inverted) {
        List<HealthCheckSpec> each = member.endpoints().stream()
                .map(endpoint -> of(check, endpoint, inverted))
                .toList();
        return each.size() == 1 ? each.getFirst() : new HealthCheckSpec.Calculated(each, member.minimumUp(), false);
    }

    private static HealthCheckSpec.Kind kind(Check check) {
        return switch (check.kind()) {
            case HTTP -> HealthCheckSpec.Kind.HTTP;
            case HTTPS -> HealthCheckSpec.Kind.HTTPS;
            case TCP -> HealthCheckSpec.Kind.TCP;
        };
    }

    /** Route 53 knows two: every 10 s, and every 30 s. */
    private static int interval(Check check) {
        return check.interval().toSeconds() >= 30 ? 30 : 10;
    }
}
