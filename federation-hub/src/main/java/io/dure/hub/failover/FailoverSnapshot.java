package io.dure.hub.failover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All of a service's state that outlives the process: the shell persists it before it carries effects out, and a
 * restarted hub resumes from it.
 *
 * @param members by site
 * @param approvals awaited
 * @param rejected sites whose evacuation an operator rejected, until they are up again
 * @param providers ids known so far
 * @param epoch the highest led or seen
 * @param desk what operators' acts left behind
 */
public record FailoverSnapshot(
        ServiceDefinition definition,
        Optional<Freeze> freeze,
        Map<String, MemberSnapshot> members,
        List<Approval> approvals,
        Set<String> rejected,
        Set<String> providers,
        long epoch,
        DeskSnapshot desk) {
    public FailoverSnapshot {
        members = Map.copyOf(members);
        approvals = List.copyOf(approvals);
        rejected = Set.copyOf(rejected);
        providers = Set.copyOf(providers);
    }
}
