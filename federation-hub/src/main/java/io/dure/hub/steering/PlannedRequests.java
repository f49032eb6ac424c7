package io.dure.hub.steering;

import io.dure.hub.failover.DrillPlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bodies of proposals' and drills' acts. */
final class PlannedRequests {
    private static final int LONGEST_REASON = 500;
    private static final Duration STAY = Duration.ofMinutes(1);

    private PlannedRequests() {}

    record ProposalDecision(
            @NotNull Word decision,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    enum Word {
        APPROVE,
        REJECT
    }

    record DrillStart(
            @NotBlank @Size(max = 64) String site,
            @NotNull @Valid Limits limits,
            @Nullable @Min(0) @Max(3_600_000) Long stayMs,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {
        DrillCommands.Wanted wanted() {
            Duration stay = stayMs == null ? STAY : Duration.ofMillis(stayMs);
            Duration p95 = Duration.ofNanos(Math.max(1, Math.round(limits.p95Ms() * 1e6)));
            return new DrillCommands.Wanted(site, new DrillPlan(stay, limits.errorRate(), p95), reason);
        }
    }

    record Limits(
            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double errorRate,

            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("120000") Double p95Ms) {}

    record DrillAbortion(
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}
}
