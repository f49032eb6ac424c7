package io.dure.hub.failover;

import io.dure.gslb.evidence.Readiness;
import io.dure.gslb.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A service as the console shows it.
 *
 * @param leading whether this hub leads
 * @param desired the plan that the providers are brought to, with its token; empty before this hub first led
 * @param desk proposals, overrides and the drill that runs
 * @param readiness empty before the first look
 */
public record ServiceView(
        ServiceDefinition definition,
        boolean leading,
        long epoch,
        Optional<Plan> desired,
        Optional<Freeze> freeze,
        List<Approval> approvals,
        DeskSnapshot desk,
        List<MemberView> members,
        List<ProviderView> providers,
        Optional<Readiness> readiness,
        List<Alarm> alarms) {
    public ServiceView {
        approvals = List.copyOf(approvals);
        members = List.copyOf(members);
        providers = List.copyOf(providers);
        alarms = List.copyOf(alarms);
    }
}
