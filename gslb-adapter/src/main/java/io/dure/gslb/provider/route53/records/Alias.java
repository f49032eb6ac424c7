package io.dure.gslb.provider.route53.records;

/**
 * What an alias record set answers with: the addresses of something else in Route 53's reach.
 *
 * @param zoneId the hosted zone of the target, for example a load balancer's
 * @param target its name, without the trailing dot, lower case
 * @param evaluateTargetHealth whether the target's own health takes the record out
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html">AliasTarget</a>
 */
public record Alias(String zoneId, String target, boolean evaluateTargetHealth) {
    /** One line, as it stands in previews. */
    public String text() {
        return "ALIAS " + target + " zone=" + zoneId + (evaluateTargetHealth ? " evaluate-target-health" : "");
    }
}
