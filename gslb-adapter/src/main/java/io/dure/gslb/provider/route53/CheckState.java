package io.dure.gslb.provider.route53;

import io.dure.gslb.evidence.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckObservation;

/**
 * What Route 53 holds of one health check.
 *
 * @param read by the steady clock
 */
record CheckState(Verdict verdict, String detail, Instant read) {
    /** More than this share of the checkers must find an endpoint healthy. */
    private static final double ENOUGH = 0.18;

    /**
     * By what each checker reported last.
     *
     * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html">How
     *     Route 53 determines whether a health check is healthy</a>
     */
    static CheckState of(HealthCheckConfig config, List<HealthCheckObservation> observations, Instant now) {
        List<String> reports = observations.stream()
                .filter(one -> one.statusReport() != null && one.statusReport().status() != null)
                .map(one -> one.statusReport().status())
                .toList();
        if (reports.isEmpty()) {
            return new CheckState(Verdict.UNKNOWN, "no checker has reported yet", now);
        }
        long healthy = reports.stream().filter(CheckState::isSuccess).count();
        boolean up = healthy > reports.size() * ENOUGH;
        String said = reports.stream()
                .filter(report -> isSuccess(report) == up)
                .findFirst()
                .orElse("");
        boolean inverted = Boolean.TRUE.equals(config.inverted());
        return new CheckState(
                up == inverted ? Verdict.DOWN : Verdict.UP,
                healthy + " of " + reports.size() + " checkers healthy, " + said + (inverted ? ", inverted" : ""),
                now);
    }

    /** Of a calculated check, which Route 53 tells nobody of: calculated here. */
    static CheckState of(HealthCheckConfig config, List<CheckState> children, int healthy, Instant now) {
        long up =
                children.stream().filter(child -> child.verdict() == Verdict.UP).count();
        long unknown = children.stream()
                .filter(child -> child.verdict() == Verdict.UNKNOWN)
                .count();
        boolean inverted = Boolean.TRUE.equals(config.inverted());
        Verdict verdict = up >= healthy ? Verdict.UP : up + unknown < healthy ? Verdict.DOWN : Verdict.UNKNOWN;
        return new CheckState(
                inverted ? opposite(verdict) : verdict,
                up + " of " + children.size() + " checks healthy, " + healthy + " needed"
                        + (inverted ? ", inverted" : ""),
                now);
    }

    private static Verdict opposite(Verdict verdict) {
        return switch (verdict) {
            case UP -> Verdict.DOWN;
            case DOWN -> Verdict.UP;
            case UNKNOWN -> Verdict.UNKNOWN;
        };
    }

    private static boolean isSuccess(String report) {
        return report.toLowerCase(Locale.ROOT).startsWith("success");
    }
}
