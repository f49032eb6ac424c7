package io.dure.gslb.provider.route53.records;

/** How a member stands in Route 53. */
public record MemberBinding(Target target, CheckBinding check) {
    /** Its addresses, each checked as the service's own vantage points do. */
    public static final MemberBinding DEFAULT =
            new MemberBinding(new Target.Addresses(), new CheckBinding.FromService(false));
}
