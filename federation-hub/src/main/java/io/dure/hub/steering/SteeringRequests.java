package io.dure.hub.steering;

import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of acts. */
final class SteeringRequests {
    private static final int LONGEST_REASON = 500;

    private SteeringRequests() {}

    record Weights(
            @NotEmpty @Size(max = 64) Map<String, @NotNull @Min(0) @Max(255) Integer> weights,
            @NotBlank @Size(max = LONGEST_REASON) String reason,
            @Nullable Token expected) {
        WeightChange change() {
            return new WeightChange(weights, reason, Optional.ofNullable(expected));
        }
    }

    record ModeChange(
            @NotNull Mode mode,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record Freeze(
            @NotNull Instant until,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record Approval(
            @NotBlank @Size(max = 64) String site,
            @NotNull ApprovalKind kind,
            @NotNull Decision decision,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {
        SteeringCommands.ApprovalDecision approvalDecision() {
            return new SteeringCommands.ApprovalDecision(site, kind, decision == Decision.APPROVE, reason);
        }
    }

    enum Decision {
        APPROVE,
        REJECT
    }

    record Repair(@NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record OverrideNow(
            @NotBlank @Size(max = 64) String site,
            @NotNull OverrideAction action,
            @Nullable Instant until,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {
        SteeringCommands.OverrideAct act() {
            return new SteeringCommands.OverrideAct(site, action, reason, until);
        }
    }
}
