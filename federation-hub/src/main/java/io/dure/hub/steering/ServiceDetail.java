package io.dure.hub.steering;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Token;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.scope.Sight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service with the evidence behind each verdict and what each nameserver does.
 *
 * @param service the part that the list shows too; the API writes its fields inline
 * @param domains the failure domains that vote, sorted
 */
public record ServiceDetail(
        ServiceView service,
        List<VantagePointEvidence> evidence,
        List<Vote> votes,
        List<NameserverView> nameservers,
        Check check,
        List<String> domains) {

    /**
     * How the domains voted on the member at {@code site}.
     *
     * @param needed votes for down that make a quorum
     * @param total domains that vote by configuration, the silent ones too
     */
    public record Vote(String site, int down, int up, int abstained, int needed, int total) {}

    /**
     * What a nameserver does.
     *
     * @param reachable its collector is connected here, or another vantage point reads it
     * @param token of the plan it answers by; null when it holds none or it is not known
     */
    public record NameserverView(
            String id,
            @Nullable String address,
            boolean reachable,
            @Nullable Token token,
            boolean inSync,
            boolean failOpen,
            List<NameserverMember> members) {
        NameserverView within(Sight sight) {
            return new NameserverView(
                    id,
                    address,
                    reachable,
                    token,
                    inSync,
                    failOpen,
                    members.stream().filter(member -> sight.site(member.site())).toList());
        }
    }

    /** What it answers; {@code answers} are cumulative since the nameserver's start, null when not known. */
    public record NameserverMember(
            String site,
            int weight,
            boolean evacuated,
            @Nullable Long answers) {}
}
