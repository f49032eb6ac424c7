package io.dure.hub.steering;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import io.dure.hub.drill.Drill;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service as its leader steers it.
 *
 * @param token of the newest plan; null before the leader claimed
 * @param freeze null unless frozen
 * @param pendingApproval null unless the leader waits for a click
 * @param pendingProposals planned acts that wait for a second person
 * @param drill null unless one runs
 * @param partial members at sites out of the reader's scope are left out; it is only looked at
 */
public record ServiceView(
        String id,
        String name,
        long ttlSeconds,
        Mode mode,
        @Nullable Freeze freeze,
        @Nullable Token token,
        AutomaticFailover automaticFailover,
        @Nullable PendingApproval pendingApproval,
        List<MemberView> members,
        GuardrailsBody guardrails,
        long pendingProposals,
        @Nullable RunningDrill drill,
        boolean partial)
        implements Scoped {
    /** As it is, with all of its members. */
    public ServiceView(
            String id,
            String name,
            long ttlSeconds,
            Mode mode,
            @Nullable Freeze freeze,
            @Nullable Token token,
            AutomaticFailover automaticFailover,
            @Nullable PendingApproval pendingApproval,
            List<MemberView> members,
            GuardrailsBody guardrails,
            long pendingProposals,
            @Nullable RunningDrill drill) {
        this(
                id,
                name,
                ttlSeconds,
                mode,
                freeze,
                token,
                automaticFailover,
                pendingApproval,
                members,
                guardrails,
                pendingProposals,
                drill,
                false);
    }

    /** A drill in short. */
    public record RunningDrill(String id, String site, Drill.State state) {}

    /** Frozen until when, but not by whom and why. */
    ServiceView withoutPeople() {
        return new ServiceView(
                id,
                name,
                ttlSeconds,
                mode,
                freeze == null ? null : new Freeze(freeze.until(), "", ""),
                token,
                automaticFailover,
                pendingApproval,
                members,
                guardrails,
                pendingProposals,
                drill,
                partial);
    }

    /** Its members in scope; without what people wrote where these are not all. */
    @Override
    public Optional<ServiceView> within(Sight sight) {
        if (!sight.service(id)) {
            return Optional.empty();
        }
        return Optional.of(sight.allSites() ? this : cut(sight));
    }

    private ServiceView cut(Sight sight) {
        return new ServiceView(
                id,
                name,
                ttlSeconds,
                mode,
                freeze == null || sight.whole(id) ? freeze : new Freeze(freeze.until(), "", freeze.by()),
                token,
                sight.tells(automaticFailover.reason())
                        ? automaticFailover
                        : new AutomaticFailover(automaticFailover.possible(), ""),
                pendingApproval == null || !sight.site(pendingApproval.site()) ? null : pendingApproval,
                members.stream().filter(member -> sight.site(member.site())).toList(),
                guardrails,
                pendingProposals,
                drill == null || !sight.site(drill.site()) ? null : drill,
                !sight.whole(id));
    }

    /** Automatic acts are suspended until then. */
    public record Freeze(Instant until, String reason, String by) {}

    /**
     * Whether a quorum could act at all.
     *
     * @param reason why not, one English sentence; null when possible
     */
    public record AutomaticFailover(
            boolean possible, @Nullable String reason) {}

    /** What the leader would do, but for an operator's word. */
    public record PendingApproval(ApprovalKind kind, String site, Instant since) {}

    /**
     * The service at one site.
     *
     * @param weight what is answered now by the newest plan
     * @param holdUntil end of the hold-down; null unless holding
     * @param rampStep from 1; null unless returning
     * @param verdict the quorum's
     * @param withheld why a wanted evacuation is not done: {@code off}, {@code approval}, {@code frozen},
     *     {@code never-empty}; null when nothing is withheld
     * @param byOperator an operator took it out
     * @param overrideUntil when that ends by itself; null: it does not, or nobody did
     */
    public record MemberView(
            String site,
            int configuredWeight,
            int weight,
            MemberState state,
            @Nullable Instant stateSince,
            @Nullable Instant holdUntil,
            @Nullable Integer rampStep,
            int rampSteps,
            Verdict verdict,
            @Nullable String withheld,
            int minimumUp,
            List<EndpointView> endpoints,
            boolean byOperator,
            @Nullable Instant overrideUntil) {}

    /** An address of a member with the quorum's verdict on it. */
    public record EndpointView(String address, int port, Verdict verdict) {}

    /** Where a member stands on its way out of the answers and back. */
    public enum MemberState {
        SERVING,
        EVACUATED,
        HOLDING,
        RETURNING
    }
}
