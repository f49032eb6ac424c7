package io.dure.gslb.provider;

import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.util.List;
import java.util.Optional;

/** What a provider holds. */
public sealed interface ObserveResult {
    /**
     * It answered.
     *
     * @param token of the last change made there; empty: nobody has claimed the service there
     * @param plan from providers that keep whole plans; elsewhere empty
     * @param records served at the service's name; empty from providers that keep whole plans
     * @param verdicts of the provider's own health checks
     * @param status what it answers now, from providers that decide by themselves
     */
    record Observed(
            Optional<Token> token,
            Optional<Plan> plan,
            List<HeldRecord> records,
            Propagation propagation,
            List<ProviderVerdict> verdicts,
            Optional<NameserverStatus> status)
            implements ObserveResult {
        public Observed {
            records = List.copyOf(records);
            verdicts = List.copyOf(verdicts);
        }

        /** What a provider that keeps whole plans tells. */
        public static Observed ofPlan(Optional<Plan> plan, Optional<NameserverStatus> status) {
            return new Observed(plan.map(Plan::token), plan, List.of(), new Propagation.InSync(), List.of(), status);
        }

        /** What a provider that keeps whole plans tells of a service that was withdrawn, or was never there. */
        public static Observed withoutPlan(Optional<Token> token) {
            return new Observed(
                    token, Optional.empty(), List.of(), new Propagation.InSync(), List.of(), Optional.empty());
        }

        /** What a provider of records tells. */
        public static Observed ofRecords(
                Optional<Token> token,
                List<HeldRecord> records,
                Propagation propagation,
                List<ProviderVerdict> verdicts) {
            return new Observed(token, Optional.empty(), records, propagation, verdicts, Optional.empty());
        }
    }

    /** No answer: nothing is known, neither that it holds a plan nor that it holds none. */
    record Unreachable(String cause) implements ObserveResult {}
}
