package io.dure.hub.steering;

import io.dure.gslb.plan.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The operator's acts. Each goes through the leader's machine, is stored and audited before it is accepted. */
public interface SteeringCommands {
    CommandResult setWeights(Actor actor, String service, WeightChange change);

    /** Changes nothing. */
    PreviewResult previewWeights(String service, WeightChange change);

    CommandResult setMode(Actor actor, String service, Mode mode, String reason);

    CommandResult freeze(Actor actor, String service, Instant until, String reason);

    CommandResult unfreeze(Actor actor, String service);

    CommandResult decideApproval(Actor actor, String service, ApprovalDecision decision);

    CommandResult override(Actor actor, String service, OverrideAct act);

    /** Writes anew what a provider has drifted from. */
    CommandResult repair(Actor actor, String service, String provider, String reason);

    /** An operator's word on what the leader proposed. */
    record ApprovalDecision(String site, ApprovalKind kind, boolean approved, String reason) {}

    /**
     * An operator evacuates a member now, brings it back now without hold-down, or lets it return.
     *
     * @param until end of an evacuation; null: none
     */
    record OverrideAct(
            String site,
            OverrideAction act,
            String reason,
            @Nullable Instant until) {}
}
